import { outcomeOfJob, schedule } from './_helpers';
import { compute, job, queue, verdicts, type Resources } from '../../_helpers';

const ON_FARGATE = { Fargate: compute('FARGATE'), Queue: queue(['Fargate']) };

test.each<[string, object, Resources, string]>([
  ['no queue', {}, {}, 'violates'],
  ['a queue of its kind', { PlatformCapabilities: ['FARGATE'] }, ON_FARGATE, 'holds'],
  ['a queue of another kind', {}, ON_FARGATE, 'violates'],
  ['a queue of another kind that a schedule submits it to', {}, { ...ON_FARGATE, Start: schedule() }, 'holds'],
  ['a queue of elsewhere', {}, { ...ON_FARGATE, Start: schedule({ JobQueue: 'elsewhere' }) }, 'unknown'],
])('a job with %s', (_, properties, others, outcome) => {
  expect(outcomeOfJob('JD-31', properties, others)).toBe(outcome);
});

test('it says what there is', () => {
  expect(verdicts('JD-31', { ...ON_FARGATE, Job: job() }).Job).toBe('None of the queues of the templates (1) has compute of its kind: whether it can run is not known');
});
