import { outcomeOfJob, schedule } from './_helpers';
import { compute, job, outcomes, queue, UNKNOWN, verdicts, type Resources } from '../../_helpers';

const ON_SPOT = { Spot: compute('SPOT'), Queue: queue(['Spot']) };
const EXIT = { Action: 'EXIT', OnReason: '*' };

function retrying(...conditions: object[]) {
  return { RetryStrategy: { Attempts: 3, EvaluateOnExit: conditions } };
}

test.each<[string, object, string | undefined]>([
  ['no retry strategy', {}, 'violates'],
  ['no number of attempts', { RetryStrategy: {} }, 'violates'],
  ['three attempts', { RetryStrategy: { Attempts: 3 } }, 'holds'],
  ['one attempt, as it wants it', { RetryStrategy: { Attempts: 1 } }, undefined],
  ['a retry when the host is lost', retrying({ Action: 'RETRY', OnStatusReason: 'Host EC2*' }, EXIT), 'holds'],
  ['a retry of something else', retrying({ Action: 'RETRY', OnReason: 'CannotPull*' }, EXIT), 'violates'],
  ['an exit before the retry', retrying(EXIT, { Action: 'RETRY', OnStatusReason: 'Host EC2*' }), 'violates'],
  ['an exit for an exit code', retrying({ Action: 'EXIT', OnExitCode: '1' }), 'holds'],
  ['a pattern that is not known', retrying({ Action: 'RETRY', OnStatusReason: UNKNOWN }, EXIT), 'unknown'],
  ['a number of attempts that is not known', { RetryStrategy: { Attempts: UNKNOWN } }, 'unknown'],
  ['a strategy that is not known', { RetryStrategy: UNKNOWN }, 'unknown'],
])('a job on Spot with %s', (_, properties, outcome) => {
  expect(outcomeOfJob('JD-06', properties, ON_SPOT)).toBe(outcome);
});

test.each<[string, Resources, string | undefined]>([
  ['on demand', { Spot: compute('EC2'), Queue: queue(['Spot']) }, 'holds'],
  ['on compute of elsewhere', { Queue: queue(['Elsewhere']) }, 'unknown'],
  ['on Spot before on demand', { ...ON_SPOT, OnDemand: compute('EC2'), Queue: queue(['Spot', 'OnDemand']) }, 'violates'],
  ['with another queue, on demand', { ...ON_SPOT, OnDemand: compute('EC2'), Other: queue(['OnDemand']) }, 'holds'],
  ['whose start has a strategy of its own', { ...ON_SPOT, Start: schedule({ RetryStrategy: { Attempts: 3 } }) }, 'unknown'],
])('a job without a retry strategy, %s', (_, others, outcome) => {
  expect(outcomeOfJob('JD-06', {}, others)).toBe(outcome);
});

test('a job of pods is not judged', () => {
  expect(outcomeOfJob('JD-06', { EksProperties: {} }, ON_SPOT)).toBeUndefined();
});

test('Fargate Spot interrupts in words of its own', () => {
  const places = { Spot: compute('FARGATE_SPOT'), Queue: queue(['Spot']) };
  const properties = (OnStatusReason: string) => ({ PlatformCapabilities: ['FARGATE'], ...retrying({ Action: 'RETRY', OnStatusReason }, EXIT) });
  expect(outcomes('JD-06', {
    ...places, Job: job(properties('Host EC2*')), Mended: job(properties('Your Spot Task was interrupted*')),
  })).toEqual({ Job: 'violates', Mended: 'holds' });
});

test('it says where the job gets Spot capacity', () => {
  expect(verdicts('JD-06', { ...ON_SPOT, Job: job() }).Job)
    .toBe('On the queue `Queue` it gets SPOT capacity, and has no retry strategy: an interruption fails the job for good');
});
