import type { ComputeNetwork } from './compute-network';
import { ofEndpointUses } from './endpoint-users';
import { anyPermits, HTTPS, ingressOf, type Peer, permits } from './traffic';
import { namesOf } from './words';
import { isKnown, Unknown } from '../../../model/unknown';
import { cannotTell, judge } from '../../answers';
import type { Rule } from '../../rule';

export const NW_08: Rule = {
  id: 'NW-08',
  title: 'An endpoint lets in the compute that needs it',
  severity: 'error',
  explanation: 'Private DNS leads all calls to the service to the interface endpoint, also where there is a way to the internet. '
    + 'Its security groups must admit TCP 443 from the compute environment, else the calls time out and no job starts.',
  remedy: 'Let a security group of the endpoint admit TCP 443 from the security group of the compute environment (`SourceSecurityGroupId`), or from its subnets.',
  links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html'],
  inspect: ofEndpointUses((endpoint, user, inspection) => {
    if (endpoint.privateDnsEnabled !== true) {
      return isKnown(endpoint.privateDnsEnabled) ? undefined : endpoint.privateDnsEnabled;
    }
    if (endpoint.securityGroups.length === 0) {
      return cannotTell('the endpoint has the default security group of its VPC, whose rules are in no template');
    }
    const groups = endpoint.securityGroups.map((group) => inspection.find('securityGroups', group));
    const peer = peerOf(user);
    return judge(
      anyPermits(groups.map((group) => (isKnown(group) ? permits(ingressOf(group, inspection), HTTPS, peer, inspection) : group))),
      (isAdmitted) => isAdmitted,
      `Its security group ${namesOf(groups)} does not admit TCP 443 from the compute environment ${user.environment.name}`
      + `${namesOf(user.securityGroups) && ` (security group ${namesOf(user.securityGroups)})`}: what calls it waits in vain`,
    );
  }),
};

/** What the instances or tasks of an environment are recognized by. */
function peerOf({ securityGroups, subnets }: ComputeNetwork): Peer {
  const groups = securityGroups.length > 0 ? securityGroups : [new Unknown('the launch template may name the security groups')];
  return { groups: groups as Peer['groups'], ranges: subnets.map((reach) => (isKnown(reach) ? reach.subnet.cidrBlock : reach)) };
}
