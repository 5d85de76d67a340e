import type { ComputeNetwork } from './compute-network';
import { judgeCount } from './counts';
import { ofTaskNetworks } from './of-services';
import { everySubnet } from './of-subnets';
import { placeOf } from './words';
import { objectMember } from '../../../model/record';
import { isKnown } from '../../../model/unknown';
import { allOf, violates } from '../../answers';
import { type Answer, HOLDS, type Rule } from '../../rule';

const MOST_SECURITY_GROUPS = 5;

export const NW_17: Rule = {
  id: 'NW-17',
  title: 'A multi-node job runs in private subnets, with at most five security groups',
  severity: 'error',
  explanation: 'Each node of a multi-node job has a network interface of its own, which never gets a public address: in a public subnet the containers reach nothing outside, '
    + `though the job may start. The interface takes the security groups of the compute environment, and no more than ${MOST_SECURITY_GROUPS}.`,
  remedy: 'Give the compute environment private subnets with a NAT gateway, and at most five security groups.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/mnp-ce.html'],
  inspect: ofTaskNetworks(({ job }) => (network) => (job.type === 'multinode' && network.platform === 'EC2'
    ? allOf([judgeSecurityGroups(network), judgeSubnets(network)])
    : undefined)),
};

function judgeSecurityGroups({ environment }: ComputeNetwork): Answer {
  const { securityGroupIds } = objectMember(environment.properties, 'computeResources');
  return judgeCount(securityGroupIds ?? [], `security group of the compute environment ${environment.name}`, 0, MOST_SECURITY_GROUPS);
}

function judgeSubnets(network: ComputeNetwork): Answer {
  return everySubnet(network, (reach) => {
    if (reach.way !== 'igw') {
      return isKnown(reach.way) ? HOLDS : reach.way;
    }
    return violates(`Its nodes get no public addresses, and ${placeOf({ network, reach })} leads to the internet through an internet gateway only: `
      + 'what they call outside of the VPC does not answer', { severity: 'warning' });
  });
}
