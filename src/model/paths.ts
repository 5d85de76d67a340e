import type { NamedTemplate } from './environment';
import { member } from './record';

/** What the constructs of this library write into their main resource: the path of the construct, which is not the path of the resource. */
export const PATH_METADATA = 'cdk-batchworks:path';

/** What the CDK writes where it is asked to (the `cdk` command does). */
const CDK_PATH_METADATA = 'aws:cdk:path';

/** The path of the construct that a resource stands for, where the template or what came with it tells. */
export function constructPath(named: NamedTemplate, logicalId: string): string | undefined {
  const metadata = named.template.Resources[logicalId].Metadata;
  const own = member(metadata, PATH_METADATA);
  if (typeof own === 'string') {
    return own;
  }
  const path = member(metadata, CDK_PATH_METADATA) ?? named.paths?.get(logicalId);
  return typeof path === 'string' ? withoutHiddenIds(path) : undefined;
}

/** `Resource` and `Default` are the ids that constructs give to what they wrap; the CDK shows neither. */
function withoutHiddenIds(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  while (parts.length > 1 && ['Resource', 'Default'].includes(parts.at(-1) ?? '')) {
    parts.pop();
  }
  return parts.join('/');
}
