/**
 * What deciding costs, without processes: a graph of 10,000 jobs accepted and scheduled to its end, whether a job costs more among many,
 * and `batchworks simulate` with 100,000 jobs, from the start of its process to its end.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMAND_LINE } from './command-line';
import { atMost, Measurement, median } from './measurement';
import { type Cluster, initialState, type JobSpec, schedule, type SchedulerAction, type SchedulerEvent } from '../packages/batchworks/src/local/scheduler';

const REPETITIONS = 3;
const NODES = 10_000;
const DEPENDENCIES = 20;
const JOBS = 100_000;
const FEW_JOBS = 25_000;
const JOBS_IN_SHARES = 20_000;
const FEW_JOBS_IN_SHARES = 5000;
const PLACES = 256;

const CLUSTER: Cluster = {
  computeEnvironments: [{ name: 'Compute', enabled: true, capacity: { vcpus: PLACES, memoryMiB: Infinity, gpus: 0 } }],
  jobQueues: [
    { name: 'Line', enabled: true, priority: 1, computeEnvironments: ['Compute'] },
    { name: 'Shares', enabled: true, priority: 1, computeEnvironments: ['Compute'], fairShare: { decaySeconds: 600, computeReservation: 10, weights: [] } },
  ],
};

export function measureScheduler(): Measurement[] {
  const graphs = Array.from({ length: REPETITIONS }, () => milliseconds(graph()));
  const growth = (jobs: (count: number) => JobSpec[], many: number, few: number) => median(Array.from({ length: REPETITIONS }, () => {
    const ofFew = milliseconds(jobs(few)) / few;
    return milliseconds(jobs(many)) / many / ofFew;
  }));
  return [
    atMost(`a graph of ${NODES} jobs with ${DEPENDENCIES} dependencies each, accepted and scheduled`, median(graphs), 'ms', 2000),
    atMost(`a job in line among ${JOBS}, against one among ${FEW_JOBS}`, growth(line, JOBS, FEW_JOBS), 'ratio', 1.5),
    atMost(`a job in 20 shares among ${JOBS_IN_SHARES}, against one among ${FEW_JOBS_IN_SHARES}`, growth(shares, JOBS_IN_SHARES, FEW_JOBS_IN_SHARES), 'ratio', 1.5),
    atMost(`batchworks simulate, ${JOBS} jobs`, simulation() / 1000, 's', 10),
  ];
}

/** Each job waits for up to 20 of those before it, near and far. */
function graph(): JobSpec[] {
  return Array.from({ length: NODES }, (_, index) => {
    const before = Array.from({ length: Math.min(index, DEPENDENCIES) }, (__, edge) => index - 1 - Math.floor(edge * index / DEPENDENCIES));
    return job(index, 'Line', { dependsOn: [...new Set(before)].map(String) });
  });
}

function line(count: number): JobSpec[] {
  return Array.from({ length: count }, (_, index) => job(index, 'Line'));
}

function shares(count: number): JobSpec[] {
  return Array.from({ length: count }, (_, index) => job(index, 'Shares', { shareIdentifier: `s${index % 20}`, schedulingPriority: index % 7 }));
}

function job(index: number, jobQueue: string, more: Partial<JobSpec> = {}): JobSpec {
  return { jobId: String(index), jobQueue, requirements: { vcpus: 1, memoryMiB: 512, gpus: 0 }, dependsOn: [], attempts: 1, ...more };
}

/** Milliseconds in the scheduler until all jobs have succeeded: submitted one after the other, then ended in the order in which they started. */
function milliseconds(jobs: readonly JobSpec[]): number {
  const started: SchedulerAction[] = [];
  let state = initialState(CLUSTER);
  let at = 0;
  const tell = (event: SchedulerEvent) => {
    const decision = schedule(state, event);
    state = decision.state;
    decision.actions.forEach((action) => started.push(action));
  };
  const begin = performance.now();
  for (const spec of jobs) { tell({ type: 'SUBMITTED', at: at++, job: spec }); }
  for (const { jobId } of started) { // it grows meanwhile
    tell({ type: 'STARTED', at: at++, jobId });
    tell({ type: 'EXITED', at: at++, jobId, exitCode: 0 });
  }
  const time = performance.now() - begin;
  if (started.length !== jobs.length) throw new Error(`${started.length} of ${jobs.length} jobs were started`);
  return time;
}

function simulation(): number {
  const directory = mkdtempSync(join(tmpdir(), 'simulate-'));
  const [template, workload] = [join(directory, 'template.json'), join(directory, 'workload.json')];
  writeFileSync(template, JSON.stringify(TEMPLATE));
  writeFileSync(workload, JSON.stringify({ jobs: [{ job: 'Frame', count: JOBS, every: '300ms', duration: { mean: '90s', deviation: '20s' }, failRate: 0.01 }] }));
  const begin = performance.now();
  execFileSync(process.execPath, [COMMAND_LINE, 'simulate', template, '--workload', workload], { stdio: ['ignore', 'ignore', 'inherit'] });
  const time = performance.now() - begin;
  rmSync(directory, { recursive: true });
  return time;
}

const TEMPLATE = {
  Resources: {
    Compute: { Type: 'AWS::Batch::ComputeEnvironment', Properties: { Type: 'MANAGED', ComputeResources: { Type: 'SPOT', MaxvCpus: PLACES } } },
    Queue: { Type: 'AWS::Batch::JobQueue', Properties: { Priority: 1, ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: { Ref: 'Compute' } }] } },
    Frame: {
      Type: 'AWS::Batch::JobDefinition',
      Properties: {
        Type: 'container',
        RetryStrategy: { Attempts: 3 },
        ContainerProperties: { Image: 'busybox', ResourceRequirements: [{ Type: 'VCPU', Value: '1' }, { Type: 'MEMORY', Value: '512' }] },
      },
    },
  },
};
