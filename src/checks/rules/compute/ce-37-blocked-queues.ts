import { readText } from '../../../model/read-value';
import { ofComputeEnvironments } from '../../answers';
import type { Rule } from '../../rule';
import { roleHas } from '../iam/agent';
import { ANYTHING } from '../iam/allows';

const ACTIONS = ['autoscaling:DescribeScalingActivities', 'ec2:DescribeSpotFleetRequestHistory'];

export const CE_37: Rule = {
  id: 'CE-37',
  title: 'A service role of your own can see why capacity is missing',
  severity: 'warning',
  explanation: 'AWS Batch tells that a job blocks its queue for want of capacity, and cancels it by the queue\'s `jobStateTimeLimitActions`, only where the '
    + `service role may read the history of the fleet: ${ACTIONS.join(' and ')}.`,
  remedy: 'Leave `ServiceRole` out, so that the service-linked role is used; or add the policy service-role/AWSBatchServiceRole.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable_capacity.html'],
  inspect: ofComputeEnvironments(({ type, computeType, properties }, inspection) => (type === 'MANAGED' && (computeType === 'EC2' || computeType === 'SPOT')
    ? roleHas('The service role', readText(properties, 'serviceRole'), [{ actions: ACTIONS, on: ANYTHING, what: 'all resources (*)' }],
      'AWS Batch does not see why no instance starts, and a job can block its queue for ever', inspection)
    : undefined)),
};
