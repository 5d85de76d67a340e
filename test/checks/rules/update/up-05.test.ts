import { UNKNOWN } from '../../_helpers';
import { outcomeOfCompute } from '../compute/_helpers';

test.each([
  ['EC2', 4, 'violates'],
  ['SPOT', '0', 'violates'],
  ['EC2', undefined, undefined],
  ['EC2', UNKNOWN, 'unknown'],
  ['FARGATE', 4, undefined],
])('%s with %j desired vCPUs: %s', (type, desired, outcome) => {
  expect(outcomeOfCompute('UP-05', type, { DesiredvCpus: desired })).toBe(outcome);
});
