import { outcomeOfCompute } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([
  ['EC2', 'BEST_FIT', 'holds'],
  ['EC2', 'BEST_FIT_PROGRESSIVE', 'holds'],
  ['EC2', 'BEST_FIT_PROGRESSIVE_ORDERED', 'holds'],
  ['EC2', 'SPOT_CAPACITY_OPTIMIZED', 'violates'],
  ['EC2', 'SPOT_PRICE_CAPACITY_OPTIMIZED', 'violates'],
  ['SPOT', 'spot_price_capacity_optimized', 'holds'],
  ['SPOT', 'BEST_FIT_PROGRESSIVE', 'holds'],
  ['SPOT', 'BEST_FIT_PROGRESSIVE_ORDERED', 'violates'],
  ['SPOT', 'SOMETHING_NEW', 'unknown'],
  ['SPOT', UNKNOWN, 'unknown'],
  ['SPOT', undefined, undefined],
  ['FARGATE', 'SPOT_CAPACITY_OPTIMIZED', undefined],
])('%s with %j: %s', (type, strategy, outcome) => {
  expect(outcomeOfCompute('CE-10', type, { AllocationStrategy: strategy })).toBe(outcome);
});
