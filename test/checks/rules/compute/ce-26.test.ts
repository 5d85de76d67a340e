import { outcomeOfCompute } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([
  [0, 'holds'],
  ['0', 'holds'],
  [1, 'violates'],
  [undefined, undefined],
  [UNKNOWN, 'unknown'],
])('%j vCPUs at least: %s', (minvCpus, outcome) => {
  expect(outcomeOfCompute('CE-26', 'EC2', { MinvCpus: minvCpus })).toBe(outcome);
});
