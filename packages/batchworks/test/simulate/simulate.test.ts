import { MINUTE, simulated } from './_helpers';
import { renderReport } from '../../src/simulate';

describe('jobs of a workload', () => {
  test('wait for a place, and run for as long as they are said to', () => {
    const { begin, end, queues } = simulated(['job: Frame, queue: Bulk, count: 12, duration: 10m']);
    expect(end - begin).toBe(30 * MINUTE);
    expect(queues).toEqual([{
      name: 'Bulk', jobs: 12, neverStarted: 0, mean: 10 * MINUTE, median: 10 * MINUTE, percentile95: 20 * MINUTE, max: 20 * MINUTE,
    }]);
  });

  test('wait for at most so long in 95 of 100 cases', () => {
    expect(simulated(['job: Frame, queue: Bulk, count: 5, duration: 10m']).queues[0]).toMatchObject({ median: 0, mean: 2 * MINUTE, percentile95: 10 * MINUTE });
  });

  test('can have several nodes, and take what all of them need', () => {
    expect(simulated(['job: Nodes, queue: Bulk, count: 4, duration: 10m'])).toMatchObject({ succeeded: 4, end: 20 * MINUTE });
  });

  test('can need GPUs, of which each instance has its own', () => {
    expect(simulated(['job: Training, queue: Gpus, count: 4, duration: 10m'])).toMatchObject({ succeeded: 4, end: 20 * MINUTE });
  });

  test('are cancelled by the time limits of their queue, and wait no more', () => {
    const { failed, end, queueDepths } = simulated(['job: Wide, queue: Impatient, duration: 1m']);
    expect([failed, end, queueDepths.get('Impatient')!.last]).toEqual([1, 10 * MINUTE, 0]);
  });

  test('are submitted when they are said to be', () => {
    const { begin, end, queues } = simulated(['job: Frame, queue: Bulk, count: 3, at: 5m, every: 10m, duration: 1m']);
    expect([begin, end]).toEqual([5 * MINUTE, 26 * MINUTE]);
    expect(queues[0].max).toBe(0);
  });

  test('can be arrays, of which each child counts', () => {
    expect(simulated(['job: Frame, queue: Bulk, arraySize: 8, count: 2, duration: 1m'])).toMatchObject({ jobs: 16, succeeded: 16, end: 4 * MINUTE });
  });

  test('fail at the rate that is given, and are over', () => {
    const { succeeded, failed } = simulated(['job: Frame, queue: Bulk, count: 1000, duration: 1m, failRate: 0.1']);
    expect(succeeded + failed).toBe(1000);
    expect(failed / 1000).toBeCloseTo(0.1, 1);
  });

  test('end at their timeout, unless they are over by then', () => {
    expect(simulated(['job: Hurried, queue: Bulk, duration: 1h'])).toMatchObject({ failed: 1, end: MINUTE });
    expect(simulated(['job: Hurried, queue: Bulk, duration: 60s'])).toMatchObject({ succeeded: 1, end: MINUTE });
  });

  test('lose Spot capacity, and are retried by their own rule', () => {
    const interrupted = 'duration: 10m, count: 50, every: 1h, spotInterruptRate: 0.5';
    expect(simulated([`job: Frame, queue: Cheap, ${interrupted}`]).failed).toBeGreaterThan(10);
    expect(simulated([`job: Retried, queue: Cheap, ${interrupted}`]).failed).toBeLessThan(8);
    expect(simulated([`job: Frame, queue: Bulk, ${interrupted}`]).failed).toBe(0);
  });

  test('wait for ever for what can never be', () => {
    const result = simulated(['job: Wide, queue: Bulk, duration: 1m', 'job: Licensed, queue: Cheap, count: 3, duration: 1m']);
    expect(result).toMatchObject({ succeeded: 2, failed: 0 });
    expect(result.waitingForever).toEqual([
      { reason: expect.stringMatching(/^MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE/), jobs: 1 },
      { reason: expect.stringContaining('consumable resource'), jobs: 1 },
    ]);
  });
});

describe('what has to be started first', () => {
  test('is an instance where there is none yet', () => {
    const { queues, end } = simulated(['job: Frame, queue: Bulk, count: 2, every: 10m, duration: 1m'], '{ ec2: 3m, fargate: 0s }');
    expect([queues[0].max, queues[0].median, end]).toEqual([3 * MINUTE, 0, 11 * MINUTE]);
  });

  test('is none of the instances that the environment keeps', () => {
    expect(simulated(['job: Frame, queue: Cheap, count: 3, duration: 1m'], '{ ec2: 3m, fargate: 0s }').queues[0]).toMatchObject({ median: 0, max: 3 * MINUTE });
  });

  test('is every task on Fargate', () => {
    expect(simulated(['job: Frame, queue: Tasks, count: 2, every: 10m, duration: 1m'], '{ fargate: 45s }').queues[0].mean).toBe(45_000);
  });
});

test('environments are used as far as they are', () => {
  const { computeEnvironments } = simulated(['job: Frame, queue: Cheap, count: 3, duration: 10m', 'job: Frame, queue: Cheap, at: 20m, duration: 20m']);
  expect(computeEnvironments.find(({ name }) => name === 'Spot')).toMatchObject({ maxVcpus: 2, mean: 1, peak: 2 });
  expect(computeEnvironments.find(({ name }) => name === 'Ec2')).toMatchObject({ maxVcpus: 4, mean: 0.25, peak: 1 });
});

test('the same seed gives the same result', () => {
  const run = () => renderReport(simulated(['job: Retried, queue: Cheap, count: 100, duration: { mean: 5m, deviation: 2m }, failRate: 0.1, spotInterruptRate: 0.1']));
  expect(run()).toBe(run());
});

test('more jobs than memory can hold are an error, not an hour of work', () => {
  expect(() => simulated(['job: Frame, queue: Bulk, count: 200, arraySize: 5000, duration: 1m', 'job: Frame, queue: Bulk, duration: 1m']))
    .toThrow('a workload must have at most 1000000 jobs, children of arrays counted one by one, got 1000001; simulate a part of it');
});

describe('what AWS Batch would not take is an error', () => {
  test.each([
    ['job: Fram, queue: Bulk', /^no job definition "Fram"; .* did you mean Frame\?/],
    ['job: Frame', /^more than one job queue for the job definition "Frame": name one of/],
    ['job: Frame, queue: Off', 'jobs[0] is for the job queue "Off", which is DISABLED and takes no new jobs'],
    ['job: Frame, queue: Shared', 'jobs[0].shareIdentifier is required: the job queue "Shared" has a scheduling policy'],
    ['job: Frame, queue: Bulk, shareIdentifier: a', 'jobs[0].shareIdentifier must be left out: the job queue "Bulk" has no scheduling policy, got "a"'],
    ['job: Frame, queue: Shared, shareIdentifier: a-b', 'jobs[0].shareIdentifier must be at most 255 letters and digits, with an asterisk behind them or not, got "a-b"'],
    ['job: Nodes, queue: Bulk, arraySize: 2', 'jobs[0].arraySize is not for the multi-node job definition "Nodes"; leave it out'],
    ['job: Pod, queue: Bulk', 'jobs[0].job must be a job definition with containers of Amazon ECS, got "Pod" without any; pods of Amazon EKS are not simulated'],
  ])('%s', (entry, message) => {
    expect(() => simulated([`${entry}, duration: 1m`])).toThrow(message);
  });
});

test('the report says it all in tables', () => {
  const result = simulated(['job: Frame, queue: Bulk, count: 1200, duration: 10m, failRate: 0.5', 'job: Wide, queue: Cheap, duration: 1m']);
  expect(renderReport(result)).toMatchInlineSnapshot(`
"1,201 jobs: 582 succeeded, 618 failed, 1 wait for ever
makespan 2 d 2 h, from the first submission to the end of the last job

waited in queue    jobs   never ran   mean   median       95 %       max
Bulk              1,200           0    1 d      1 d   1 d 23 h   2 d 1 h
Cheap                 1           1      -        -          -         -

waited, by job    jobs   never ran   mean   median       95 %       max
Frame            1,200           0    1 d      1 d   1 d 23 h   2 d 1 h
Wide                 1           1      -        -          -         -

environment   max vCPUs   mean     use   peak
Ec2                   4    4.0   100 %      4
Spot                  2    0.0     0 %      0
Fargate               4    0.0     0 %      0
TwoGpus               8    0.0     0 %      0

1 wait for ever: MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE - CE(s) associated with the job queue cannot meet the CPU requirement of the job.
"
`);
});
