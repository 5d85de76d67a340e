import { outcomeOfCompute } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([
  ['BEST_FIT', false, 'violates'],
  [undefined, false, 'violates'],
  ['BEST_FIT_PROGRESSIVE', false, 'holds'],
  ['BEST_FIT', true, 'holds'],
  ['BEST_FIT', undefined, 'holds'],
  [UNKNOWN, false, 'unknown'],
  ['BEST_FIT', UNKNOWN, 'unknown'],
])('%j, replaced: %j: %s', (strategy, replace, outcome) => {
  expect(outcomeOfCompute('CE-11', 'EC2', { AllocationStrategy: strategy }, { ReplaceComputeEnvironment: replace })).toBe(outcome);
});
