import { parseWorkload, readWorkload } from '../../../src/simulate';

const DEFAULTS = { count: 1, at: 0, every: 0, failRate: 0, spotInterruptRate: 0, parameters: {} };

/** A workload of one entry, with these lines beside its job and its duration. */
const entry = (members: string) => parseWorkload(`jobs: [{ job: Frame, duration: 90s, ${members} }]`, 'w.yaml').jobs[0];

describe('a workload', () => {
  test('needs a job and a duration, the rest has defaults', () => {
    expect(parseWorkload('jobs: [{ job: Frame, duration: 90s }]', 'w.yaml')).toEqual({
      seed: 1,
      startup: { ec2: 180_000, fargate: 45_000 },
      jobs: [{ ...DEFAULTS, job: 'Frame', duration: { type: 'CONSTANT', value: 90_000 } }],
    });
  });

  test('can be JSON', () => {
    expect(parseWorkload('{"seed": 7, "jobs": [{"job": "Frame", "duration": "1m"}]}', 'w.json')).toMatchObject({ seed: 7, jobs: [{ job: 'Frame' }] });
  });

  test('says all that can be said of a submission', () => {
    const members = 'queue: Bulk, count: 3, arraySize: 48, at: 5m, every: 10s, failRate: 0.5, spotInterruptRate: 1, shareIdentifier: a, priority: 7, parameters: { n: 4 }';
    expect(entry(members)).toMatchObject({
      queue: 'Bulk', count: 3, arraySize: 48, at: 300_000, every: 10_000, failRate: 0.5, spotInterruptRate: 1, shareIdentifier: 'a', priority: 7, parameters: { n: '4' },
    });
  });

  test.each([
    ['{ mean: 90s, deviation: 20s }', { type: 'NORMAL', mean: 90_000, deviation: 20_000 }],
    ['{ min: 1m, max: 2m }', { type: 'UNIFORM', min: 60_000, max: 120_000 }],
  ])('can have durations like %s', (duration, expected) => {
    expect(parseWorkload(`jobs: [{ job: Frame, duration: ${duration} }]`, 'w.yaml').jobs[0].duration).toEqual(expected);
  });

  test.each([
    ['startup: 1m', { ec2: 60_000, fargate: 60_000 }],
    ['startup: { fargate: 0s }', { ec2: 180_000, fargate: 0 }],
  ])('can say %s', (startup, expected) => {
    expect(parseWorkload(`${startup}\njobs: [{ job: Frame, duration: 90s }]`, 'w.yaml').startup).toEqual(expected);
  });
});

describe('an error says what was got, what is allowed, and where', () => {
  test.each([
    ['count: 0', 'jobs[0].count must be a whole number from 1 to 1000000, got 0'],
    ['arraySize: 1', 'jobs[0].arraySize must be a whole number from 2 to 10000, got 1'],
    ['every: 10', 'jobs[0].every must be a time with a unit, such as 90s, 5m or 1h30m, got 10'],
    ['failRate: 5', 'jobs[0].failRate must be a number from 0 to 1, such as 0.02 for 2 of 100, got 5'],
    ['priority: high', 'jobs[0].priority must be a whole number from 0 to 9999, got "high"'],
    ['parameters: [1]', 'jobs[0].parameters must be an object of texts, got [1]'],
    ['evry: 10s', 'jobs[0] has no "evry"; it may have job, queue, count, arraySize, at, every, duration, failRate, spotInterruptRate, '
      + 'shareIdentifier, priority, parameters — did you mean every?'],
  ])('%s', (members, message) => {
    expect(() => entry(members)).toThrow(expect.objectContaining({ message: `the workload w.yaml cannot be read: ${message}` }));
  });

  test.each([
    ['', 'the workload must be an object with some of seed, startup, jobs, got null'],
    ['jobs: []', 'jobs must be a list of at least one entry such as { job: Frame, count: 100, duration: 90s }, got []'],
    ['jobs: [{ duration: 90s }]', 'jobs[0].job is required: the name, construct path or logical id of a job definition'],
    ['jobs: [{ job: Frame }]', 'jobs[0].duration is required: a time with a unit, such as 90s, 5m or 1h30m'],
    ['jobs: [{ job: Frame, duration: { mean: 1s } }]', 'jobs[0].duration.deviation is required: a time with a unit, such as 90s, 5m or 1h30m'],
    ['jobs: [{ job: Frame, duration: { min: 2s, max: 1s } }]', 'jobs[0].duration.min must not be more than jobs[0].duration.max, got {"min":"2s","max":"1s"}; swap them'],
    ['jobs: [Frame]', 'jobs[0] must be an object with some of job, queue, count, arraySize, at, every, duration, failRate, spotInterruptRate, shareIdentifier, priority, parameters, got "Frame"'],
    ['seed: -1\njobs: [{ job: Frame, duration: 90s }]', 'seed must be a whole number from 0 to 4294967295, got -1'],
    ['startup: 3\njobs: [{ job: Frame, duration: 90s }]', 'startup must be a time with a unit, such as 90s, 5m or 1h30m, got 3'],
  ])('%j', (text, message) => {
    expect(() => parseWorkload(text, 'w.yaml')).toThrow(expect.objectContaining({ message: `the workload w.yaml cannot be read: ${message}` }));
  });

  test('of a file that is not there', () => {
    expect(() => readWorkload('/no/such.yaml')).toThrow(/^the workload \/no\/such.yaml cannot be read: ENOENT: no such file/);
  });

  test('of the syntax, with the line', () => {
    expect(() => parseWorkload('jobs: [{', 'w.yaml')).toThrow(/^the workload w.yaml cannot be read: .* at line 1, column/);
  });
});
