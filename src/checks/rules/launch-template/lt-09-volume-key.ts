import { ofLaunchTemplates } from './templates';
import type { KeyModel, Statement } from '../../../model/access-types';
import { readList, readText } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import { isLiteral } from '../../../model/symbols';
import { isKnown, Unknown } from '../../../model/unknown';
import { allOf, cannotTell, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { type Answer, HOLDS, type Rule } from '../../rule';

/** The roles of AWS that launch instances: `AWSServiceRoleForAutoScaling`, and `AWSServiceRoleForEC2SpotFleet` for BEST_FIT on spot. */
const SERVICE_LINKED_ROLE = /:role\/aws-service-role\//;

export const LT_09: Rule = {
  id: 'LT-09',
  title: 'Whoever launches the instances may use the key of their volumes',
  severity: 'warning',
  explanation: 'AWS Batch launches instances through Amazon EC2 Auto Scaling, whose service-linked role may use the AWS managed key, and a key of your own only '
    + 'if the key\'s policy, or a grant, says so. Without it instances end as soon as they start (`Client.InvalidKMSKey.InvalidState`), and jobs wait in RUNNABLE.',
  remedy: 'Allow `AWSServiceRoleForAutoScaling` (for BEST_FIT on spot: `AWSServiceRoleForEC2SpotFleet`) in the key\'s policy what the first page below lists, '
    + 'among it `kms:CreateGrant`; or remove `KmsKeyId` to use the AWS managed key.',
  links: [
    'https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html',
    'https://github.com/aws/amazon-genomics-cli/issues/614',
  ],
  inspect: ofLaunchTemplates(({ template, data }, inspection) => allOf(readList(data, 'BlockDeviceMappings').map((mapping): Answer => {
    const reference = readText(objectMember(mapping, 'Ebs'), 'KmsKeyId');
    if (reference === undefined || (typeof reference === 'string' && reference.endsWith('alias/aws/ebs'))) {
      return reference === undefined ? undefined : HOLDS;
    }
    const key = inspection.find('keys', reference);
    return key instanceof Unknown ? cannotTell(key.reason) : judgeKey(key, template.name, inspection);
  }))),
};

function judgeKey(key: KeyModel, template: string, inspection: Inspection): Answer {
  const principals = key.statements.flatMap((statement) => (statement instanceof Unknown ? [statement] : allowed(statement)));
  if (principals.some((principal) => typeof principal === 'string' && (principal === '*' || SERVICE_LINKED_ROLE.test(principal)))) {
    return HOLDS;
  }
  // The account as a whole lets its own roles in, and a role of the templates is none of AWS.
  const unclear = principals.find((principal) => principal instanceof Unknown
    || !(isLiteral(principal) || principal.endsWith(':root') || isKnown(inspection.find('roles', principal))));
  return unclear
    ? cannotTell(unclear instanceof Unknown ? unclear.reason : `who ${unclear} is, is known only after a deploy`)
    : violates(`A volume of its launch template \`${template}\` is encrypted with key \`${key.name}\`, whose policy names no service-linked role: `
      + 'unless a grant does, instances end as soon as they start');
}

function allowed({ effect, principals }: Statement) {
  return effect === 'Allow' ? principals : [];
}
