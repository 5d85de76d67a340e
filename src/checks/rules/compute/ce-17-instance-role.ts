import { objectMember } from '../../../model/record';
import { isKnown, Unknown } from '../../../model/unknown';
import { allOf, ofComputeEnvironments } from '../../answers';
import { platformOf } from '../../placements';
import type { Rule } from '../../rule';
import { instanceRoleOf, roleHas } from '../iam/agent';
import { SOMETHING } from '../iam/allows';
import { trusts } from '../iam/trust';

/** Without these an instance never is in the cluster, or gets no task. */
const ACTIONS = ['ecs:DiscoverPollEndpoint', 'ecs:RegisterContainerInstance', 'ecs:Poll', 'ecs:SubmitTaskStateChange'];

export const CE_17: Rule = {
  id: 'CE-17',
  title: 'The role of the instances lets them join the cluster',
  severity: 'error',
  explanation: 'Each instance registers itself with the Amazon ECS cluster of its compute environment, as its instance role. Where the role does not trust '
    + 'ec2.amazonaws.com, or lacks what AmazonEC2ContainerServiceforEC2Role allows, instances start, cost money and never join: jobs stay in RUNNABLE.',
  remedy: 'Let the role trust ec2.amazonaws.com, and add the managed policy service-role/AmazonEC2ContainerServiceforEC2Role.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/instance_IAM_role.html',
    'https://github.com/aws/aws-cdk/issues/25256',
  ],
  // The same policy lets instances pull images and write logs.
  companions: ['IAM-03', 'IAM-04'],
  inspect: ofComputeEnvironments((environment, inspection) => {
    const platform = platformOf(environment);
    if (platform instanceof Unknown || platform !== 'EC2' || environment.type === 'UNMANAGED'
      || objectMember(environment.properties, 'computeResources').instanceRole === undefined) {
      return undefined;
    }
    const role = instanceRoleOf(environment, inspection);
    return isKnown(role) ? allOf([
      trusts('The instance role', role, 'ec2', 'no instance can use it'),
      roleHas('The instance role', role.arn, [{ actions: ACTIONS, on: SOMETHING, what: 'the cluster' }], 'no instance joins the cluster', inspection),
    ]) : role;
  }),
};
