import { isMisrouted } from './compute-network';
import { everySubnet, ofNetworks } from './of-subnets';
import { namesOf } from './words';
import { isKnown } from '../../../model/unknown';
import { violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

export const NW_18: Rule = {
  id: 'NW-18',
  title: 'A subnet uses the NAT gateway that is there for it, and the NAT gateway has a way out itself',
  severity: 'error',
  explanation: 'A NAT gateway helps only the subnets whose route table sends `0.0.0.0/0` to it, and only from a public subnet, '
    + 'whose route table sends `0.0.0.0/0` to an internet gateway. Otherwise neither instances nor Fargate jobs reach anything, and jobs never start.',
  remedy: 'Add a route for `0.0.0.0/0` to the NAT gateway to the route table of the subnet, and put the NAT gateway into a public subnet.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html',
  ],
  inspect: ofNetworks((network) => everySubnet(network, (reach) => {
    const { subnet, way, natGateways } = reach;
    if (!isMisrouted(reach) || way === 'igw') {
      return way === 'nat' ? HOLDS : isKnown(way) ? undefined : way;
    }
    return violates(way === 'broken-nat'
      ? `Its subnet ${subnet.name} sends traffic to a NAT gateway that is in a subnet without a route to an internet gateway: nothing gets out`
      : `Its subnet ${subnet.name} has no route for 0.0.0.0/0, although the VPC has the NAT gateway ${isKnown(natGateways) ? namesOf(natGateways) : ''}: nothing gets out`);
  })),
};
