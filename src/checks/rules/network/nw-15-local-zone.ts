import { everySubnet, ofNetworks } from './of-subnets';
import { isLiteral, symbolOf } from '../../../model/symbols';
import { cannotTell, judge, violates } from '../../answers';
import { type Answer, HOLDS, type Rule } from '../../rule';

/** `us-west-2-lax-1a`, `us-east-1-wl1-bos-wlz-1`; an Availability Zone is `us-west-2a`. */
const EDGE_ZONE = /^[a-z]{2}(-[a-z]+)+-\d+-[a-z]/;

/** `Fn::GetAZs` lists Availability Zones only. */
const FROM_GET_AZS = symbolOf('AWS::AvailabilityZone').slice(0, -1);

export const NW_15: Rule = {
  id: 'NW-15',
  title: 'Fargate has no subnet in a Local Zone',
  severity: 'error',
  explanation: 'AWS Batch on Fargate does not support subnets in Local Zones, nor AWS Fargate in Wavelength Zones: no job starts there.',
  remedy: 'Use subnets in Availability Zones (`us-west-2a`), or a compute environment on EC2.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html'],
  inspect: ofNetworks((network) => (network.platform === 'FARGATE'
    ? everySubnet(network, ({ subnet }) => judge(subnet.availabilityZone, (zone) => judgeZone(zone, subnet.name)))
    : undefined)),
};

function judgeZone(zone: string, subnetName: string): Answer {
  if (EDGE_ZONE.test(zone)) {
    return violates(`Its subnet ${subnetName} is in the zone ${zone}, which is no Availability Zone: Fargate does not run there`);
  }
  return isLiteral(zone) || zone.startsWith(FROM_GET_AZS) ? HOLDS : cannotTell(`the zone ${zone} is known only after a deploy`);
}
