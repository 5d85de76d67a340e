import { type Mount, ofMounts } from './mounts';
import { readTexts } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import type { MountTargetModel } from '../../../model/storage-types';
import type { ComputeEnvironmentModel } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { allOf, cannotTell, judge } from '../../answers';
import type { Inspection } from '../../inspection';
import type { Answer, Rule } from '../../rule';
import { anyPermits, ingressOf, type Peer, permits } from '../network/traffic';

const NFS = 2049;

export const ST_01: Rule = {
  id: 'ST-01',
  title: 'The mount targets of a file system admit the compute of the job',
  severity: 'error',
  explanation: 'Amazon EFS is mounted over TCP 2049. Where the security group of the mount targets does not admit it from the compute environment, the mount '
    + 'times out before the container starts, and the job fails (ResourceInitializationError on Fargate).',
  remedy: 'Let the security group of the file system admit TCP 2049 from the security group of the compute environment; in the CDK: '
    + '`fileSystem.connections.allowDefaultPortFrom(computeEnvironment)`.',
  links: [
    'https://docs.aws.amazon.com/efs/latest/ug/network-access.html',
    'https://github.com/aws/containers-roadmap/issues/825',
  ],
  inspect: ofMounts((mount, inspection) => {
    const peer = inspection.once(mount.environment, peerOf);
    return mount.targets.length === 0
      ? cannotTell(`the mount targets of ${mount.fileSystem.name} are not declared in the templates`)
      : allOf(mount.targets.map((target) => judgeTarget(target, mount, peer, inspection)));
  }),
};

function judgeTarget({ name, securityGroupIds }: MountTargetModel, { fileSystem, environment }: Mount, peer: Peer, inspection: Inspection): Answer {
  if (securityGroupIds.length === 0) {
    return cannotTell(`the mount target ${name} has the default security group of its VPC, whose rules are in no template`);
  }
  const groups = securityGroupIds.map((id) => inspection.find('securityGroups', id));
  const admitted = anyPermits(groups.map((group) => (isKnown(group) ? permits(ingressOf(group, inspection), NFS, peer, inspection) : group)));
  return judge(admitted, (isAdmitted) => isAdmitted,
    `It mounts the file system ${fileSystem.name}, whose security group ${groups.filter(isKnown).map((group) => group.name).join(', ')} does not admit TCP ${NFS} `
    + `from the compute environment ${environment.name}: the mount times out`);
}

/** What instances and tasks of an environment are recognized by; without groups of its own, a launch template has them. */
function peerOf({ properties }: ComputeEnvironmentModel, inspection: Inspection): Peer {
  const resources = objectMember(properties, 'computeResources');
  const groups = readTexts(resources, 'securityGroupIds').map((id) => inspection.find('securityGroups', id));
  return {
    groups: groups.length > 0 ? groups : [new Unknown('the compute environment names no security groups')],
    ranges: readTexts(resources, 'subnets').map((id) => inspection.find('subnets', id)).map((subnet) => (isKnown(subnet) ? subnet.cidrBlock : subnet)),
  };
}
