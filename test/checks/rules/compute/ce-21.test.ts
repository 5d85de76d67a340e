import { outcomeOfCompute } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([[0, 'holds'], [1, 'holds'], [2, 'holds'], [3, 'violates']])('%d image configurations: %s', (count, outcome) => {
  const configurations = Array.from({ length: count }, () => ({ ImageType: 'ECS_AL2023' }));
  expect(outcomeOfCompute('CE-21', 'EC2', { Ec2Configuration: configurations })).toBe(outcome);
});

test('image configurations that are not known', () => {
  expect(outcomeOfCompute('CE-21', 'EC2', { Ec2Configuration: UNKNOWN })).toBe('unknown');
});
