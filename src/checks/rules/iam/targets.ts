/** What jobs use, by the ARNs that policies call it by. */
import type { Target } from './allows';
import { symbolOf } from '../../../model/symbols';
import type { BatchModel, Known, ResourceIdentity } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import type { Inspection } from '../../inspection';

const REGION = symbolOf('AWS::Region');
const ACCOUNT = symbolOf('AWS::AccountId');

/** The six characters that Secrets Manager adds to a name; any will do. */
const SUFFIX = '-AbCdEf';

function arn(service: string, resource: string, region = REGION, account = ACCOUNT): string {
  return `arn:${symbolOf('AWS::Partition')}:${service}:${region}:${account}:${resource}`;
}

/** What a symbol is, whose brackets hide colons, dots and slashes from what looks for them. */
const SYMBOL = '⟨[^⟩]*⟩';

/** An ARN of seven parts, or a symbol for one; what follows it. */
const SECRET = new RegExp(`^(arn(?::(?:${SYMBOL}|[^:⟨])*){6}|${SYMBOL})(?::(.*))?$`, 's');

const LABEL = `(?:${SYMBOL}|[^.⟨/])+`;

/** `ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY`; what follows is a tag or a digest. */
const ECR_IMAGE = new RegExp(`^(${LABEL})\\.dkr[.-]ecr(?:-fips)?\\.(${LABEL})\\.[^/]+/((?:${SYMBOL}|[^:@⟨])+)`);

/** The ARN of a secret, and which part of it: `arn:…:secret:name-AbCdEf`, `json-key:version-stage:version-id`. */
export function secretParts(valueFrom: string): { readonly secret: string; readonly part?: string } {
  const [, secret, part] = SECRET.exec(valueFrom) ?? [undefined, valueFrom];
  return { secret, part };
}

/** The ARN of a secret of this account, without what Secrets Manager adds to the name. */
export function secretArn(name: string): string {
  return arn('secretsmanager', `secret:${name}`);
}

/** A secret of Secrets Manager, by what the job definition calls it. */
export function secretTarget(secret: string, inspection: Inspection): Target {
  return {
    arns: [secret, `${secret}${SUFFIX}`],
    isAnother: isAnother('secrets', inspection.find('secrets', secret), inspection),
  };
}

/** A parameter of the Parameter Store, by its ARN or its name. */
export function parameterTarget(parameter: string): Target {
  const name = parameter.replace(/^\//, '');
  return { arns: parameter.startsWith('arn:') ? [parameter] : [arn('ssm', `parameter/${name}`), arn('ssm', `parameter${parameter}`)] };
}

export function logGroupTarget(group: string, region: string | undefined, inspection: Inspection): Target {
  const declared = inspection.find('logGroups', group);
  const byName = arn('logs', `log-group:${group}`, region);
  return {
    // What ends in the name alone does not reach the streams by the letter of the documentation, and is seen to work.
    arns: [...(isKnown(declared) ? [declared.arn] : []), `${byName}:log-stream:stream`, byName, `${byName}:*`],
    isAnother: isAnother('logGroups', declared, inspection),
  };
}

/** The repository of an image in a private registry of Amazon ECR; `undefined` for an image from elsewhere. */
export function repositoryTarget(image: string): Target | undefined {
  const [, account, region, repository] = ECR_IMAGE.exec(image) ?? [];
  return repository === undefined ? undefined : { arns: [arn('ecr', `repository/${repository}`, region, account)] };
}

/** Tells the resources of a kind apart: two that the templates declare are two. */
function isAnother(kind: keyof BatchModel, target: Known<ResourceIdentity>, inspection: Inspection): ((resource: string) => boolean) | undefined {
  return target instanceof Unknown
    ? undefined
    : (resource) => {
      const declared = inspection.find(kind, resource.replace(/[:/*?-]{1,8}$/, ''));
      return isKnown(declared) && declared !== target;
    };
}
