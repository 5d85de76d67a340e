import * as fc from 'fast-check';
import { simulated } from './_helpers';

const JOBS = ['job: Frame, queue: Bulk', 'job: Frame, queue: Cheap', 'job: Frame, queue: Tasks', 'job: Frame, queue: Shared, shareIdentifier: a',
  'job: Frame, queue: Shared, shareIdentifier: b, priority: 3', 'job: Hurried, queue: Bulk', 'job: Retried, queue: Cheap'];

/** Entries of a workload whose jobs all come to an end. */
const entries = fc.array(fc.record({
  job: fc.constantFrom(...JOBS),
  count: fc.integer({ min: 1, max: 20 }),
  array: fc.constantFrom('', ', arraySize: 3'),
  times: fc.constantFrom('', ', every: 10s', ', at: 5m, every: 1m'),
  duration: fc.constantFrom('30s', '5m', '{ min: 1s, max: 3m }', '{ mean: 1m, deviation: 1m }'),
  rates: fc.constantFrom('', ', failRate: 0.3', ', failRate: 0.1, spotInterruptRate: 0.4'),
}).map(({ job, count, array, times, duration, rates }) => `${job}, count: ${count}${array}${times}, duration: ${duration}${rates}`), { minLength: 1, maxLength: 6 });

const startups = fc.constantFrom('0s', '1m', '{ ec2: 3m, fargate: 45s }');

test('on the virtual clock, every job comes to its end once, nobody starts before it is there, and no environment is ever too full', () => {
  fc.assert(fc.property(entries, startups, (workload, startup) => {
    const result = simulated(workload, startup);
    expect(result.succeeded + result.failed).toBe(result.jobs);
    expect(result.waitingForever).toEqual([]);
    for (const { mean, median, percentile95, max } of [...result.queues, ...result.jobDefinitions]) {
      expect([0, median, percentile95, max]).toEqual([0, median, percentile95, max].sort((a, b) => a - b));
      expect(mean).toBeGreaterThanOrEqual(0);
      expect(mean).toBeLessThanOrEqual(max);
    }
    for (const { mean, peak, maxVcpus, takenVcpus } of result.computeEnvironments) {
      expect(mean).toBeLessThanOrEqual(peak);
      expect(peak).toBeLessThanOrEqual(maxVcpus);
      expect(takenVcpus.last).toBe(0);
    }
    expect([...result.queueDepths.values()].map(({ last }) => last)).toEqual(result.queues.map(() => 0));
  }), { numRuns: 60 });
});
