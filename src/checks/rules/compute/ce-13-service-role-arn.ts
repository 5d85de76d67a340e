import { readText } from '../../../model/read-value';
import { isKnown } from '../../../model/unknown';
import { cannotTell, judge, ofComputeEnvironments, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { type Answer, HOLDS, type Rule } from '../../rule';

const SERVICE_LINKED = 'AWSServiceRoleForBatch';
const SERVICE_LINKED_PATH = 'aws-service-role/batch.amazonaws.com/';

export const CE_13: Rule = {
  id: 'CE-13',
  title: 'The service role is named so that AWS Batch finds it',
  severity: 'error',
  explanation: 'A name without a path is taken for that of a role with the path `/`, and not found where the role has another one. The compute environment '
    + 'becomes INVALID, and its queues start no job.',
  remedy: `Give the ARN of the role (\`Fn::GetAtt\` of \`Arn\`). The service-linked role is arn:aws:iam::ACCOUNT:role/${SERVICE_LINKED_PATH}${SERVICE_LINKED}, and is `
    + 'used where a managed environment has no `ServiceRole`.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/invalid_compute_environment.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_CreateComputeEnvironment.html',
    'https://github.com/aws/aws-cdk/issues/20727',
  ],
  inspect: ofComputeEnvironments(({ properties }, inspection) => judge(
    readText(properties, 'serviceRole'), (reference) => judgeReference(reference, inspection),
  )),
};

function judgeReference(reference: string, inspection: Inspection): Answer {
  if (reference.endsWith(SERVICE_LINKED)) {
    return reference.endsWith(SERVICE_LINKED_PATH + SERVICE_LINKED)
      ? HOLDS
      : violates(`The service role is ${reference}, without the path of the service-linked role: it is not found`);
  }
  const role = inspection.find('roles', reference);
  if (isKnown(role)) {
    return reference === role.arn ? HOLDS : judge(role.rolePath, (path) => path === '/'
      || `The service role is given by its name, ${role.name}, and has the path ${path}: AWS Batch looks for it under /`);
  }
  return reference.startsWith('arn:') ? HOLDS : cannotTell(`${reference} may have a path: the templates do not declare it`);
}
