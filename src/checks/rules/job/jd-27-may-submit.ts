import type { RoleModel } from '../../../model/access-types';
import type { JobStartModel } from '../../../model/start-types';
import { isLiteral, symbolOf } from '../../../model/symbols';
import type { Known, ResourceIdentity } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { ofStarts, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { type Answer, HOLDS, type Rule } from '../../rule';
import { accessOf, type Target } from '../iam/allows';

type Kind = 'job queue' | 'job definition';

export const JD_27: Rule = {
  id: 'JD-27',
  title: 'The role that submits a job may do so on the queue and on the job definition',
  severity: 'error',
  explanation: 'AWS asks for `batch:SubmitJob` on both the job queue and the job definition. Where the role of a rule, a schedule or a state machine lacks one of them, '
    + 'every submission is denied, and no job starts.',
  remedy: 'Allow `batch:SubmitJob` on the ARN of the queue and on `arn:…:job-definition/NAME` with `:*` for its revisions.',
  links: [
    'https://github.com/aws/aws-cdk/issues/33862',
    'https://docs.aws.amazon.com/batch/latest/userguide/iam-example-restrict-job-submission.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbatch.html',
  ],
  inspect: ofStarts((start, inspection) => {
    if (start.roleArn === undefined) {
      return undefined;
    }
    const role = inspection.find('roles', start.roleArn);
    return isKnown(role)
      ? [
        judgeAccess(start, role, 'job queue', inspection.queueOf(start), inspection),
        judgeAccess(start, role, 'job definition', inspection.jobOf(start), inspection),
      ]
      : role;
  }),
};

function judgeAccess(
  { label }: JobStartModel, role: RoleModel, kind: Kind, resource: Known<ResourceIdentity>, inspection: Inspection,
): Answer {
  if (!isKnown(resource)) {
    return resource;
  }
  const allowed = accessOf(role, inspection).allows('batch:SubmitJob', targetOf(kind, resource, inspection));
  if (allowed instanceof Unknown) {
    return allowed;
  }
  return allowed
    ? HOLDS
    : violates(`The role \`${role.name}\` of ${label} does not allow batch:SubmitJob on the ${kind} \`${resource.name}\`: every submission is denied`);
}

/** What `Ref` gives for either is an ARN. A policy may also have one that is made of the name. */
function targetOf(kind: Kind, resource: ResourceIdentity, inspection: Inspection): Target {
  const physicalName = resource.references.find((reference) => isLiteral(reference) && !reference.startsWith('arn:'));
  const name = physicalName ?? symbolOf(`name of ${resource.template}/${resource.logicalId}`);
  const path = kind === 'job queue' ? `job-queue/${name}` : `job-definition/${name}:${symbolOf('revision')}`;
  const place = [symbolOf('AWS::Partition'), 'batch', symbolOf('AWS::Region'), symbolOf('AWS::AccountId')].join(':');
  return {
    arns: [...resource.references, `arn:${place}:${path}`],
    isAnother: (pattern) => isOfOther(pattern, kind, physicalName) || isDeclaredOther(pattern, resource, inspection),
  };
}

/** Whether an ARN that is written out is about another kind, or another name. */
function isOfOther(pattern: string, kind: Kind, physicalName: string | undefined): boolean {
  const [, type, name] = /:job-(queue|definition)\/([\w-]+(?=$|:))?/.exec(pattern) ?? [];
  return type !== undefined && (`job ${type}` !== kind || (name !== undefined && physicalName !== undefined && name !== physicalName));
}

/** Whether a symbol stands for another queue or definition of the templates: also for a queue, where a definition is asked for. */
function isDeclaredOther(pattern: string, resource: ResourceIdentity, inspection: Inspection): boolean {
  const declared = [inspection.find('jobQueues', pattern), inspection.find('jobDefinitions', pattern)].find(isKnown);
  return declared !== undefined && declared !== resource;
}
