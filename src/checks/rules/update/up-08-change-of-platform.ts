import { Unknown } from '../../../model/unknown';
import { ofComputeEnvironments, violates } from '../../answers';
import { deployedBefore } from '../../before';
import { hasInstances, isFargate } from '../../environments';
import { HOLDS, type Rule } from '../../rule';

export const UP_08: Rule = {
  id: 'UP-08',
  title: 'Compute does not change from instances to Fargate, or back',
  severity: 'warning',
  needsBefore: true,
  explanation: 'CloudFormation makes a new compute environment when the type changes between `EC2` or `SPOT` and `FARGATE` or `FARGATE_SPOT`, and deletes the old '
    + 'one, where jobs may still run.',
  remedy: 'Add a new compute environment with a queue of its own, submit jobs there, and remove the old ones when they are empty.',
  links: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-batch-computeenvironment-computeresources.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/updating-compute-environments.html',
  ],
  inspect: ofComputeEnvironments((environment, inspection) => {
    const before = deployedBefore('computeEnvironments', environment, inspection);
    const unknown = before && [before, environment].map(({ computeType }) => computeType).find((type) => type instanceof Unknown);
    if (!before || unknown) {
      return unknown;
    }
    return (isFargate(before) && hasInstances(environment)) || (hasInstances(before) && isFargate(environment))
      ? violates(`Its type changes from ${String(before.computeType)} to ${String(environment.computeType)}: CloudFormation replaces it, and jobs may still run there`)
      : HOLDS;
  }),
};
