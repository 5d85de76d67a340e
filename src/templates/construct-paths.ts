import { isObject, member } from '../model/record';

/** Construct paths by logical id. */
export type Paths = ReadonlyMap<string, string>;

/** The construct of a nested stack is `…/Name`, the resource that deploys it is `…/Name.NestedStack/Name.NestedStackResource`. */
const NESTED_STACK_RESOURCE = /^(.+)\.NestedStack\/[^/]+\.NestedStackResource$/;

const NO_PATHS: Paths = new Map();

/**
 * The construct paths of a stack and of those nested in it, which a cloud assembly lists together.
 *
 * The assembly knows the path of every logical id; a template only where the CDK was asked to write it there.
 */
export class ConstructPaths {
  private readonly byStack = new Map<string, Map<string, string>>();

  /** @param metadata the `metadata` of a stack's artifact: entries by construct path */
  constructor(metadata: unknown) {
    const entries = logicalIds(metadata);
    const nested = new Set(entries.map(([path]) => nestedPath(path)));
    for (const [path, logicalId] of entries) {
      const stack = stackOf(path, nested);
      this.byStack.set(stack, (this.byStack.get(stack) ?? new Map<string, string>()).set(logicalId, path));
    }
  }

  /** The paths of the stack itself. */
  public get root(): Paths {
    return this.byStack.get('') ?? NO_PATHS;
  }

  /** The paths of the nested stack that the resource of this path deploys. */
  public nestedAt(resourcePath: string | undefined): Paths {
    const path = nestedPath(resourcePath ?? '');
    return (path === undefined ? undefined : this.byStack.get(path)) ?? NO_PATHS;
  }
}

function logicalIds(metadata: unknown): [path: string, logicalId: string][] {
  return Object.entries(isObject(metadata) ? metadata : {}).flatMap(([path, entries]) => (Array.isArray(entries) ? entries as unknown[] : [])
    .filter((entry) => member(entry, 'type') === 'aws:cdk:logicalId')
    .map((entry): [string, string] => [path.replace(/^\//, ''), String(member(entry, 'data'))]));
}

function nestedPath(resourcePath: string): string | undefined {
  return NESTED_STACK_RESOURCE.exec(resourcePath)?.[1];
}

/** The path of the innermost nested stack around a construct; empty where there is none. */
function stackOf(path: string, nested: ReadonlySet<string | undefined>): string {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (nested.has(path.slice(0, end))) {
      return path.slice(0, end);
    }
  }
  return '';
}
