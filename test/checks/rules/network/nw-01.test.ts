import { ec2, type NetworkOptions, outcomeOnFargate } from './_helpers';
import { UNKNOWN } from '../../_helpers';

function assigned(value: unknown) {
  return { NetworkConfiguration: { AssignPublicIp: value } };
}

test.each<[string, object, NetworkOptions, string | undefined]>([
  ['no word about an address', {}, { way: 'igw' }, 'violates'],
  ['no address', assigned('DISABLED'), { way: 'igw' }, 'violates'],
  ['no address, whatever the subnet gives to instances', {}, { way: 'igw', subnet: { MapPublicIpOnLaunch: true } }, 'violates'],
  ['no address, but a gateway endpoint only', {}, { way: 'igw', endpoints: ['s3'] }, 'violates'],
  ['an address', assigned('enabled'), { way: 'igw' }, 'holds'],
  ['an address that is not known', assigned(UNKNOWN), { way: 'igw' }, 'unknown'],
  ['endpoints in place of an address', {}, { way: 'igw', endpoints: ['ecr.api'] }, undefined],
  ['a NAT gateway', {}, { way: 'nat' }, undefined],
  ['no route at all', {}, {}, undefined],
  ['a route to another network', {}, { way: { TransitGatewayId: 'tgw-12345678' } }, 'unknown'],
])('a Fargate job with %s', (_, container, options, outcome) => {
  expect(outcomeOnFargate('NW-01', container, options)).toBe(outcome);
});

test('a way by IPv6 is not followed', () => {
  const ipv6 = ec2('Route', { RouteTableId: { Ref: 'SubnetTable' }, DestinationIpv6CidrBlock: '::/0', GatewayId: { Ref: 'Internet' } });
  expect(outcomeOnFargate('NW-01', {}, { way: 'igw' }, { Ipv6: ipv6 })).toBe('unknown');
});

test('a subnet that is declared elsewhere cannot be told', () => {
  expect(outcomeOnFargate('NW-01', {}, {}, { Subnet: { Type: 'Custom::Subnet' } })).toBe('unknown');
});
