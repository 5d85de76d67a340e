import { type Mount, ofMounts } from './mounts';
import type { SubnetModel } from '../../../model/network-types';
import { readTexts } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import { isLiteral } from '../../../model/symbols';
import type { Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { allOf, cannotTell, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { type Answer, HOLDS, type Rule } from '../../rule';

export const ST_02: Rule = {
  id: 'ST-02',
  title: 'A file system has a mount target in every Availability Zone of the compute',
  severity: 'warning',
  explanation: 'The name of a file system leads to the mount target of the zone that asks. From a zone without one the name is not found, and a job that '
    + 'happens to run there fails at its start.',
  remedy: 'Make a mount target in each Availability Zone of the compute environment, or leave the subnets of the other zones out of it.',
  links: [
    'https://docs.aws.amazon.com/efs/latest/ug/accessing-fs.html',
    'https://docs.aws.amazon.com/efs/latest/ug/mounting-fs-mount-cmd-dns-name.html',
  ],
  inspect: ofMounts((mount, inspection) => {
    const targets = mount.targets.map(({ subnetId }) => inspection.find('subnets', subnetId));
    const subnets = readTexts(objectMember(mount.environment.properties, 'computeResources'), 'subnets').map((id) => inspection.find('subnets', id));
    return targets.length === 0
      ? cannotTell(`the mount targets of ${mount.fileSystem.name} are not declared in the templates`)
      : allOf(subnets.map((subnet) => (isKnown(subnet) ? judgeSubnet(subnet, targets, mount, inspection) : subnet)));
  }),
};

function judgeSubnet(
  subnet: SubnetModel, targets: readonly Known<SubnetModel>[], { fileSystem, environment }: Mount, inspection: Inspection,
): Answer {
  if (targets.includes(subnet)) {
    return HOLDS;
  }
  const unknown = targets.find((target) => target instanceof Unknown);
  const known = targets.filter(isKnown);
  const place = `the subnet ${subnet.name} of the compute environment ${environment.name}`;
  if (!unknown && known.every((target) => areOtherVpcs(target, subnet, inspection))) {
    return violates(`The mount targets of the file system ${fileSystem.name}, which it mounts, are in another VPC than ${place}`);
  }
  const zones = known.map((target) => sameZone(target, subnet));
  if (zones.includes(true)) {
    return HOLDS;
  }
  return unknown ?? zones.find((zone) => zone instanceof Unknown) ?? violates(
    `The file system ${fileSystem.name}, which it mounts, has no mount target in the Availability Zone of ${place}: jobs that run there cannot mount it`,
  );
}

function areOtherVpcs(one: SubnetModel, other: SubnetModel, inspection: Inspection): boolean {
  const [vpc, otherVpc] = [one, other].map(({ vpc: reference }) => inspection.find('vpcs', reference));
  return isKnown(vpc) && isKnown(otherVpc) && vpc !== otherVpc;
}

/** Two names of zones are two zones, and `Fn::GetAZs` gives each zone once; what else may be the same, only a deploy tells. */
function sameZone({ availabilityZone: one }: SubnetModel, { availabilityZone: other }: SubnetModel): Known<boolean> {
  if (one === undefined || other === undefined || !isKnown(one) || !isKnown(other)) {
    return new Unknown('the Availability Zone of a subnet is known only after a deploy');
  }
  const areComparable = [isLiteral, isOfGetAzs].some((isOne) => isOne(one) && isOne(other));
  return one === other || (areComparable ? false : new Unknown(`whether ${one} is ${other}, only a deploy tells`));
}

function isOfGetAzs(zone: string): boolean {
  return zone.includes('AWS::AvailabilityZone.');
}
