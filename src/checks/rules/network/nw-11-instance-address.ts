import { hasAddress } from './compute-network';
import { everySubnet, ofNetworks } from './of-subnets';
import { judgeAddress } from './public-address';
import { violates } from '../../answers';
import type { Rule } from '../../rule';

export const NW_11: Rule = {
  id: 'NW-11',
  title: 'Instances in a public subnet have public addresses',
  severity: 'error',
  explanation: 'Instances must reach Amazon ECS to join their cluster. A route to an internet gateway leads out only from a public address, '
    + 'which instances get where `MapPublicIpOnLaunch` of the subnet is true, unless their launch template says otherwise. Without it they start, cost money and never join, and jobs stay in RUNNABLE.',
  remedy: 'Set `MapPublicIpOnLaunch` of the subnet to true and leave `AssociatePublicIpAddress` out of the launch template, or use private subnets with a NAT gateway.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/compute_environments.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/troubleshooting.html',
  ],
  inspect: ofNetworks((network) => (network.platform === 'EC2'
    ? everySubnet(network, (reach) => judgeAddress(reach, hasAddress(network, reach), () => violates(
      `Its subnet ${reach.subnet.name} leads to the internet through an internet gateway, and instances get no public address there (${
        reach.subnet.mapPublicIpOnLaunch === true ? '`AssociatePublicIpAddress` of the launch template' : '`MapPublicIpOnLaunch`'} is false): `
      + 'instances cannot join the cluster',
    )))
    : undefined)),
};
