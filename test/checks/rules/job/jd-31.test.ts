import { outcomeOfJob, schedule } from './_helpers';
import { compute, queue, type Resources } from '../../_helpers';

const ON_FARGATE = { Fargate: compute('FARGATE'), Queue: queue(['Fargate']) };

test.each<[string, object, Resources, string]>([
  ['no queue', {}, {}, 'violates'],
  ['a queue of its kind', { PlatformCapabilities: ['FARGATE'] }, ON_FARGATE, 'holds'],
  ['a queue of another kind that a schedule submits it to', {}, { ...ON_FARGATE, Start: schedule() }, 'holds'],
  ['a queue of elsewhere', {}, { ...ON_FARGATE, Start: schedule({ JobQueue: 'elsewhere' }) }, 'unknown'],
])('a job with %s', (_, properties, others, outcome) => {
  expect(outcomeOfJob('JD-31', properties, others)).toBe(outcome);
});

test('queues of another kind are a matter of CE-05', () => {
  expect(outcomeOfJob('JD-31', {}, ON_FARGATE)).toBeUndefined();
  expect(outcomeOfJob('CE-05', {}, ON_FARGATE)).toBe('violates');
});
