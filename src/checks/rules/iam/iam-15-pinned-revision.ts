import type { PolicyModel, RoleModel } from '../../../model/access-types';
import { isKnown } from '../../../model/unknown';
import { ofEach, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { HOLDS, type Rule } from '../../rule';

/** The resource of a statement that is one revision of a job definition, written out. */
const REVISION = /:job-definition\/([\w-]+):(\d+)$/;

export const IAM_15: Rule = {
  id: 'IAM-15',
  title: 'Who submits a job may submit its next revision too',
  severity: 'warning',
  explanation: 'Each change of a job definition makes a new revision, with a new number in its ARN. A policy that allows batch:SubmitJob on one number '
    + 'denies the next one.',
  remedy: 'Allow batch:SubmitJob on `arn:…:job-definition/NAME` and `arn:…:job-definition/NAME:*`, and on the queue.',
  links: [
    'https://github.com/aws/aws-cdk/issues/33862',
    'https://docs.aws.amazon.com/batch/latest/userguide/iam-example-restrict-job-submission.html',
  ],
  inspect: ofEach(({ model }) => [...model.roles, ...model.policies, ...model.managedPolicies, ...model.rolePolicies], judgePolicy),
};

/** Only of definitions that the templates declare: their number is about to change. */
function judgePolicy({ statements }: RoleModel | PolicyModel, inspection: Inspection) {
  return statements
    .filter(isKnown)
    .filter(({ effect, actions }) => effect === 'Allow' && actions.some((action) => isKnown(action) && /^(batch:(SubmitJob|\*)|\*)$/i.test(action)))
    .flatMap(({ resources }) => resources)
    .map((resource) => {
      if (!isKnown(resource)) {
        return resource;
      }
      const [, name, revision] = REVISION.exec(resource) ?? [];
      return name === undefined || !isKnown(inspection.find('jobDefinitions', name))
        ? resource.includes(':job-definition/') ? HOLDS : undefined
        : violates(`It allows batch:SubmitJob on revision ${revision} of ${name} alone: the next deploy that changes the job makes another revision`);
    });
}
