import { jobSpec } from './_helpers';
import type { Job } from '../../../src/local/scheduler';
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
