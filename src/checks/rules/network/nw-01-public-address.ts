import { hasAddress } from './compute-network';
import { ofTaskNetworks } from './of-services';
import { everySubnet } from './of-subnets';
import { judgeAddress } from './public-address';
import { placeOf } from './words';
import { violates } from '../../answers';
import type { Rule } from '../../rule';

export const NW_01: Rule = {
  id: 'NW-01',
  title: 'A Fargate job in a public subnet has a public address',
  severity: 'error',
  explanation: 'A route to an internet gateway leads out only from a public address, and on Fargate a job has none unless it asks for one: '
    + '`AssignPublicIp` is `DISABLED` by default. Without it the job can pull no image and write no log, and never starts.',
  remedy: 'Set `AssignPublicIp` to `ENABLED` in the `NetworkConfiguration` of the job, or give the compute environment private subnets with a NAT gateway.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_NetworkConfiguration.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
  ],
  inspect: ofTaskNetworks((task) => (network) => (network.platform === 'FARGATE'
    ? everySubnet(network, (reach) => judgeAddress(reach, hasAddress(network, reach, task), () => violates(
      `It gets no public address (\`AssignPublicIp\` is \`DISABLED\`), and ${placeOf({ network, reach })} `
      + 'leads to the internet through an internet gateway only, which takes one: no image can be pulled',
    )))
    : undefined)),
};
