import { jobSpec } from './_helpers';
import type { Job, RetryCondition } from '../../../src/local/scheduler';
import { judge } from '../../../src/local/scheduler/retry';

function job(attempts: number, before: number, stopReason?: string): Job {
  const ended = Array.from({ length: before }, () => ({ exitCode: 1 }));
  return { spec: jobSpec('a', { attempts }), status: 'RUNNING', createdAt: 0, attempts: ended, isCancelled: false, isTerminated: false, stopReason };
}

test.each([
  ['exit code 0', job(1, 0), 0, 'SUCCEEDED'],
  ['exit code 0 at last', job(3, 2), 0, 'SUCCEEDED'],
  ['another exit code and one attempt', job(1, 0), 1, 'FAILED'],
  ['another exit code and an attempt left', job(3, 1), 1, 'RETRIED'],
  ['another exit code and no attempt left', job(3, 2), 1, 'FAILED'],
  ['no exit code and an attempt left', job(2, 0), undefined, 'RETRIED'],
  ['an attempt left, but stopped by force', job(2, 0, 'terminated'), 143, 'FAILED'],
  ['exit code 0, but stopped by force', job(2, 0, 'terminated'), 0, 'FAILED'],
])('%s: %#', (_, given, exitCode, verdict) => {
  expect(judge(given, { exitCode })).toBe(verdict);
});

describe('conditions', () => {
  const verdict = (retryConditions: RetryCondition[], attempt = {}) =>
    judge({ ...job(3, 0), spec: { ...jobSpec('a', { attempts: 3 }), retryConditions } }, { exitCode: 42, statusReason: 'Host EC2 (i-1) terminated', ...attempt });

  test.each<[string, RetryCondition[], string]>([
    ['that match end the job', [{ action: 'EXIT', onExitCode: '42' }], 'FAILED'],
    ['that match retry it', [{ action: 'RETRY', onStatusReason: 'Host EC2*' }, { action: 'EXIT', onReason: '*' }], 'RETRIED'],
    ['that match in the first place decide', [{ action: 'EXIT', onExitCode: '4*' }, { action: 'RETRY', onExitCode: '42' }], 'FAILED'],
    ['match as a whole', [{ action: 'EXIT', onExitCode: '4' }], 'RETRIED'],
    ['match by all their patterns', [{ action: 'EXIT', onExitCode: '42', onStatusReason: 'Task failed*' }], 'RETRIED'],
    ['match what is not there by * alone', [{ action: 'EXIT', onReason: '*' }], 'FAILED'],
    ['none of which matches retry it', [{ action: 'EXIT', onReason: 'CannotPull*' }], 'RETRIED'],
  ])('%s', (_, conditions, expected) => {
    expect(verdict(conditions)).toBe(expected);
  });

  test('do not give more attempts than there are', () => {
    const last = { ...job(3, 2), spec: { ...jobSpec('a', { attempts: 3 }), retryConditions: [{ action: 'RETRY', onExitCode: '*' } as const] } };
    expect(judge(last, { exitCode: 1 })).toBe('FAILED');
  });
});
