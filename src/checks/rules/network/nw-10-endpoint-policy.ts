import { allows, matches } from './endpoint-policy';
import { ofEndpointsInUse } from './endpoint-users';
import { serviceOf } from './endpoints';
import { allOf, judge, violates } from '../../answers';
import type { Rule } from '../../rule';

/** What the start of a job calls, by service: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'ecr.api': ['ecr:GetAuthorizationToken'],
  'ecr.dkr': ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
  's3': ['s3:GetObject'],
  'logs': ['logs:CreateLogStream', 'logs:PutLogEvents'],
  'secretsmanager': ['secretsmanager:GetSecretValue'],
  'ssm': ['ssm:GetParameters'],
};

/** A bucket of AWS itself, with the name of the region in it. */
const LAYER_BUCKET = 'starport-layer-bucket';

export const NW_10: Rule = {
  id: 'NW-10',
  title: 'The policy of an endpoint lets through what the start of a job calls',
  severity: 'warning',
  explanation: 'A policy of its own narrows what goes through an endpoint, whatever the roles allow. Images take `ecr:GetAuthorizationToken`, `ecr:BatchGetImage` '
    + 'and `ecr:GetDownloadUrlForLayer`, and `s3:GetObject` on the bucket of Amazon ECR, `prod-<region>-starport-layer-bucket`, '
    + 'which a policy for one\'s own buckets forgets; logs take `logs:CreateLogStream` and `logs:PutLogEvents`.',
  remedy: 'Allow the action in the `PolicyDocument` of the endpoint (for S3 also on `arn:aws:s3:::prod-<region>-starport-layer-bucket/*`), or leave the policy out.',
  links: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html'],
  inspect: ofEndpointsInUse((endpoint) => {
    const service = String(serviceOf(endpoint));
    return judge(endpoint.policy, (policy) => allOf((ACTIONS[service] ?? []).map((action) => judge(
      allows(policy, action, service === 's3' ? isLayer : undefined),
      (isAllowed) => isAllowed || violates(`Its policy does not allow \`${action}\`${service === 's3' ? ' on the bucket that Amazon ECR keeps layers in' : ''}, `
        + 'which takes place before a job starts'),
    ))));
  }),
};

/** Whether a policy that names the resource means the layers. What begins with the ARN of a bucket of the templates does not. */
function isLayer(resource: string): boolean {
  return resource.includes(LAYER_BUCKET) || (/^(\*|arn:)/.test(resource) && matches(resource, `arn:aws:s3:::prod-region-${LAYER_BUCKET}/layer`));
}
