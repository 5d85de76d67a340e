import { List } from 'immutable';
import { membersOf, withChildren } from './arrays';
import { isDoomed, withFollower } from './child-dependencies';
import { fail, finish, letRun } from './finish';
import { DEPENDENCY_FAILED } from './reasons';
import { type SchedulerState, withJob } from './state';
import type { Job, JobSpec } from './types';

/**
 * Takes in a job. SUBMITTED lasts no time here: the job is looked at at once, and waits for others (PENDING) or for a place (RUNNABLE).
 * A job that is known already is not taken in twice.
 */
export function submit(state: SchedulerState, spec: JobSpec, at: number): SchedulerState {
  if (state.jobs.has(spec.jobId)) return state;
  const dependencies = dependenciesOf(state, spec);
  const job: Job = { spec, status: 'PENDING', createdAt: at, attempts: [], isCancelled: false, isTerminated: false };
  const next = withChildren(withFollower(enlist(withJob(state, job), spec), spec), job);

  if (dependencies.some(({ status }) => status === 'FAILED')) {
    const failed = fail(next, job, DEPENDENCY_FAILED);
    return finish(failed.state, at, failed.endings);
  }
  const unfinished = dependencies.filter(({ status }) => status !== 'SUCCEEDED');
  if (unfinished.length > 0) return failDoomed(waitFor(next, spec.jobId, unfinished), job, at);
  const free = letRun(next, job, at);
  return failDoomed(finish(free.state, at, free.endings), job, at);
}

/** Lets those children fail that wait for a child of another array which has failed already. */
function failDoomed(state: SchedulerState, job: Job, at: number): SchedulerState {
  if (!job.spec.nToN?.length) return state;
  const doomed = membersOf(state, job).filter((child) => isDoomed(state, child));
  return finish(state, at, doomed.map(({ spec }) => ({ jobId: spec.jobId, status: 'FAILED', statusReason: DEPENDENCY_FAILED })));
}

function dependenciesOf(state: SchedulerState, { jobId, jobQueue, dependsOn, nToN = [], arraySize }: JobSpec): Job[] {
  if (!state.submitted.has(jobQueue)) {
    const known = state.jobQueues.map(({ name }) => name).join(', ') || 'none';
    throw new Error(`job ${jobId} is for the job queue ${jobQueue}, which must be one of: ${known}`);
  }
  for (const leader of nToN) {
    const size = state.jobs.get(leader)?.spec.arraySize;
    if (size === undefined || size !== arraySize) throw new Error(`job ${jobId} of size ${arraySize} depends N_TO_N on ${leader}, which must be an array of the same size, got ${size}`);
  }
  return [...new Set(dependsOn)].map((id) => {
    const dependency = state.jobs.get(id);
    if (dependency === undefined) throw new Error(`job ${jobId} depends on the job ${id}, which does not exist; submit that one first`);
    return dependency;
  });
}

function enlist(state: SchedulerState, { jobId, jobQueue }: JobSpec): SchedulerState {
  return { ...state, submitted: state.submitted.set(jobQueue, state.submitted.get(jobQueue)!.push(jobId)) };
}

function waitFor(state: SchedulerState, jobId: string, unfinished: readonly Job[]): SchedulerState {
  const dependents = state.dependents.withMutations((all) => {
    unfinished.forEach(({ spec }) => all.update(spec.jobId, List(), (ids) => ids.push(jobId)));
  });
  return { ...state, dependents, unfinishedDependencies: state.unfinishedDependencies.set(jobId, unfinished.length) };
}
