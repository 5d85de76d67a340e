import { UNKNOWN } from '../../_helpers';
import { outcomeOfCompute } from '../compute/_helpers';

function outcome(instanceTypes: unknown[], ...targets: unknown[][]) {
  const overrides = targets.map((types) => ({ LaunchTemplateId: 'lt-2', TargetInstanceTypes: types }));
  return outcomeOfCompute('LT-03', 'EC2', { InstanceTypes: instanceTypes, LaunchTemplate: { LaunchTemplateId: 'lt-1', Overrides: overrides } });
}

test.each<[unknown[], unknown[][], string | undefined]>([
  [['m5', 'g5'], [['g5']], 'holds'],
  [['m5', 'g5'], [['m5.large', 'm5.2xlarge'], ['g5']], 'holds'],
  [['m5', 'g5'], [['c5.large']], 'violates'],
  [['m5'], [['m5'], ['m5']], 'violates'],
  [['m5'], [['m5'], ['m5.large']], 'violates'],
  [['m5'], [['m5.large'], ['m5.large']], 'violates'],
  [['optimal', 'm5'], [['optimal']], 'violates'],
  [['default_x86_64'], [['m6i.large']], 'unknown'],
  [['m5.large', 'm5.xlarge'], [['m5']], 'unknown'],
  [['m5', UNKNOWN], [['c5']], 'unknown'],
  [['m5'], [[UNKNOWN]], 'unknown'],
  [['m5'], [], undefined],
])('of %j, overrides for %j: %s', (types, targets, expected) => {
  expect(outcome(types, ...targets)).toBe(expected);
});

test.each([[10, 'holds'], [11, 'violates']])('%d overrides: %s', (count, expected) => {
  expect(outcome(['m5'], ...Array.from({ length: count }, (_, index) => [`m5.${index + 1}xlarge`]))).toBe(expected);
});
