import { objectMember } from '../../../model/record';
import { violates } from '../../answers';
import { changedMembers, deployedBefore } from '../../before';
import { isFargate, listed, ofFargateEnvironments } from '../../environments';
import { HOLDS, type Rule } from '../../rule';

/** What can be changed of Fargate compute at all. */
const UPDATABLE = ['maxvCpus', 'securityGroupIds', 'subnets'];

export const UP_12: Rule = {
  id: 'UP-12',
  title: 'Fargate compute is updated the way Fargate is',
  severity: 'warning',
  needsBefore: true,
  explanation: '`ReplaceComputeEnvironment` is not for Fargate, which is always updated in place. With false, CloudFormation is reported to send what Fargate does '
    + 'not take (`updatePolicy` and others), so that a change of `maxvCpus` fails: "The following parameters can\'t be updated for Fargate compute environment".',
  remedy: 'Remove `ReplaceComputeEnvironment` and `UpdatePolicy` from Fargate compute; with constructs that always write them, set `replaceComputeEnvironment: true` '
    + 'and give no name.',
  links: [
    'https://github.com/aws/aws-cdk/issues/27054',
    'https://docs.aws.amazon.com/batch/latest/userguide/updating-compute-environments.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-batch-computeenvironment.html',
  ],
  inspect: ofFargateEnvironments((environment, resources, inspection) => {
    const before = deployedBefore('computeEnvironments', environment, inspection);
    if (!before || !isFargate(before)) {
      return undefined;
    }
    const changed = changedMembers(objectMember(before.properties, 'computeResources'), resources).filter((name) => UPDATABLE.includes(name));
    return changed.length > 0 && environment.properties.replaceComputeEnvironment === false
      ? violates(`It is on Fargate, ${listed(changed)} changes, and \`ReplaceComputeEnvironment\` is false: such updates are reported to fail`)
      : HOLDS;
  }),
};
