import { outcomeOfCompute } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([
  ['EC2', 0, 'violates'],
  ['EC2', 1, 'holds'],
  ['SPOT', 7200, 'holds'],
  ['SPOT', 7201, 'violates'],
  ['EC2', undefined, undefined],
  ['EC2', UNKNOWN, 'unknown'],
  ['FARGATE', 30, 'violates'],
  ['FARGATE', undefined, undefined],
])('an update of %s waits for %j minutes: %s', (type, minutes, outcome) => {
  expect(outcomeOfCompute('CE-28', type, {}, { UpdatePolicy: { JobExecutionTimeoutMinutes: minutes } })).toBe(outcome);
});
