import type { ComputeNetwork } from './compute-network';
import { endpointsUsedBy } from './endpoint-users';
import { isInterface } from './endpoints';
import { FILE_SYSTEMS, servicesUsedBy } from './needs';
import { ofNetworks } from './of-subnets';
import { anyPermits, egressOf, HTTPS, type Peer, permits } from './traffic';
import { namesOf } from './words';
import type { VpcEndpointModel } from '../../../model/network-types';
import { isKnown } from '../../../model/unknown';
import { allOf, judge } from '../../answers';
import type { Inspection } from '../../inspection';
import type { Answer, Rule } from '../../rule';

const NFS = 2049;

export const NW_12: Rule = {
  id: 'NW-12',
  title: 'The security group of compute lets out what jobs need',
  severity: 'error',
  explanation: 'Images, logs and secrets are fetched over TCP 443, file systems of Amazon EFS are mounted over TCP 2049. '
    + 'A security group lets everything out, until it has rules for what goes out: then it lets out only that, and what waits for an answer never starts.',
  remedy: 'Let a security group of the compute environment send TCP 443 (and 2049 for EFS) to where its jobs call, or leave out `SecurityGroupEgress`.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-securitygroup.html',
  ],
  inspect: ofNetworks((network, inspection) => {
    const groups = namesOf(network.securityGroups);
    if (network.securityGroups.length === 0) {
      return undefined;
    }
    return allOf([
      lets(network, HTTPS, undefined, inspection, `Its security group ${groups} lets no TCP 443 out: jobs can fetch no image and write no log`),
      servicesUsedBy(network.environment, inspection).has(FILE_SYSTEMS)
        ? lets(network, NFS, undefined, inspection, `Its security group ${groups} lets no TCP 2049 out: jobs cannot mount their file systems`)
        : undefined,
      ...endpointsUsedBy(network, inspection).filter(isCalledByName).map((endpoint) => lets(network, HTTPS, peerOf(endpoint, inspection), inspection,
        `Its security group ${groups} lets no TCP 443 out to the endpoint ${endpoint.name}, to which private DNS leads all calls to the service`)),
    ]);
  }),
};

function lets({ securityGroups }: ComputeNetwork, port: number, peer: Peer | undefined, inspection: Inspection, otherwise: string): Answer {
  const answers = securityGroups.map((group) => (isKnown(group) ? permits(egressOf(group, inspection), port, peer, inspection) : group));
  return judge(anyPermits(answers), (isPermitted) => isPermitted, otherwise);
}

function isCalledByName(endpoint: VpcEndpointModel): boolean {
  return isInterface(endpoint) && endpoint.privateDnsEnabled === true;
}

function peerOf(endpoint: VpcEndpointModel, inspection: Inspection): Peer {
  const vpc = inspection.find('vpcs', endpoint.vpc);
  return { groups: endpoint.securityGroups.map((group) => inspection.find('securityGroups', group)), ranges: [isKnown(vpc) ? vpc.cidrBlock : vpc] };
}
