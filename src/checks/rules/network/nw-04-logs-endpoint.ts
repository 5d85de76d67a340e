import { logServices } from './needs';
import { ofServices } from './of-services';
import { placeOf } from './words';
import { violates } from '../../answers';
import type { Rule } from '../../rule';

export const NW_04: Rule = {
  id: 'NW-04',
  title: 'An isolated subnet has an endpoint for the logs of its jobs',
  severity: 'error',
  explanation: 'AWS Batch sends logs to CloudWatch Logs unless the job names another log driver. Where the service is out of reach '
    + 'the log driver fails, and with it the start of every container.',
  remedy: 'Add the interface endpoint `logs` to the VPC, or give the subnet a route to a NAT gateway.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/vpc-interface-endpoints.html',
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html',
  ],
  inspect: ofServices(logServices, (stranded) => violates(
    `It logs with the driver \`awslogs\`, and ${placeOf(stranded)} has neither a route to the internet nor an endpoint for logs: the container cannot start`,
  )),
};
