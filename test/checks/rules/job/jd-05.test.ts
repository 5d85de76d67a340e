import { outcomeOfJob } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([
  [{ OnReason: 'CannotPullContainerError:*' }, 'holds'],
  [{ OnStatusReason: 'Host EC2*' }, 'holds'],
  [{ OnStatusReason: 'Host EC2 (instance*' }, 'violates'],
  [{ OnReason: '*Error' }, 'violates'],
  [{ OnReason: 'a'.repeat(512) }, 'holds'],
  [{ OnReason: 'a'.repeat(513) }, 'violates'],
  [{ OnExitCode: '137' }, 'holds'],
  [{ OnExitCode: 13 }, 'holds'],
  [{ OnExitCode: '1*' }, 'holds'],
  [{ OnExitCode: '-1' }, 'violates'],
  [{ OnReason: UNKNOWN }, 'unknown'],
  [{ OnReason: { Ref: 'Job' } }, 'unknown'],
  [{}, undefined],
])('a condition on %j: %s', (patterns, outcome) => {
  expect(outcomeOfJob('JD-05', { RetryStrategy: { Attempts: 2, EvaluateOnExit: [{ Action: 'RETRY', ...patterns }] } })).toBe(outcome);
});
