import { computeIn, defaultRoute, network, vpcEndpoint } from './_helpers';
import { verdicts, outcomes, type Resources } from '../../_helpers';

const NO_ROUTE = { SubnetRoute: { Type: 'Custom::None' } };

function template(others: Resources = {}) {
  return { ...network({ way: 'nat' }), ...computeIn('EC2'), ...others };
}

test.each<[string, Resources, string | undefined]>([
  ['uses the NAT gateway', {}, 'holds'],
  ['does not use it', NO_ROUTE, 'violates'],
  ['does not use it, and has endpoints', { ...NO_ROUTE, Ecs: vpcEndpoint('ecs') }, undefined],
  ['uses a NAT gateway that has no way out', { PublicRoute: { Type: 'Custom::None' } }, 'violates'],
  ['uses a NAT gateway that leads to itself', { PublicRoute: defaultRoute('PublicTable', { NatGatewayId: { Ref: 'Nat' } }) }, 'violates'],
  ['uses a NAT gateway of elsewhere', { SubnetRoute: defaultRoute('SubnetTable', { NatGatewayId: 'nat-12345678' }) }, 'holds'],
  ['uses another way', { SubnetRoute: defaultRoute('SubnetTable', { TransitGatewayId: 'tgw-1' }) }, 'unknown'],
])('a subnet that %s', (_, others, outcome) => {
  expect(outcomes('NW-18', template(others)).Compute).toBe(outcome);
});

test('says nothing where there is no NAT gateway', () => {
  expect(outcomes('NW-18', { ...network(), ...computeIn('EC2') })).toEqual({});
});

test('names the NAT gateway', () => {
  expect(verdicts('NW-18', template(NO_ROUTE)).Compute).toContain('although the VPC has the NAT gateway Nat');
});
