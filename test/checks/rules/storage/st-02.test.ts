import { mounted, mountTarget, network, subnet } from './_helpers';
import { outcomes, UNKNOWN } from '../../_helpers';

const NOTHING = network('VPC');
const zone = (index: number) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] });

test.each([
  ['in each zone', {}, 'holds'],
  ['in one of two zones', { TargetB: NOTHING }, 'violates'],
  ['in another subnet of each zone', { SubnetC: subnet('10.0.2.0/24', 'eu-west-1b'), TargetB: mountTarget('SubnetC') }, 'holds'],
  ['in zones that an import tells', { SubnetB: subnet('10.0.1.0/24', UNKNOWN), TargetB: NOTHING }, 'unknown'],
  ['in one of the zones of the region', { SubnetA: subnet('10.0.0.0/24', zone(0)), SubnetB: subnet('10.0.1.0/24', zone(1)), TargetB: NOTHING }, 'violates'],
  ['in a zone that may be the other', { SubnetB: subnet('10.0.1.0/24', zone(1)), TargetB: NOTHING }, 'unknown'],
  ['in a subnet that is imported', { TargetB: { ...mountTarget('SubnetB'), Properties: { FileSystemId: { Ref: 'Files' }, SubnetId: UNKNOWN } } }, 'unknown'],
  ['nowhere in the template', { TargetA: NOTHING, TargetB: NOTHING }, 'unknown'],
])('mount targets %s: %s', (_, others, expected) => {
  expect(outcomes('ST-02', mounted(others)).Job).toBe(expected);
});

test('mount targets in another VPC are no mount targets', () => {
  const others = {
    Elsewhere: network('VPC'), SubnetC: subnet('10.9.0.0/24', 'eu-west-1a', 'Elsewhere'), TargetA: mountTarget('SubnetC'), TargetB: NOTHING,
  };
  expect(outcomes('ST-02', mounted(others)).Job).toBe('violates');
});
