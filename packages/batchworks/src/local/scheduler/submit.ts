import { List } from 'immutable';
import { withChildren } from './arrays';
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
  const next = withChildren(enlist(withJob(state, job), spec), job);

  if (dependencies.some(({ status }) => status === 'FAILED')) {
    const failed = fail(next, job, DEPENDENCY_FAILED);
    return finish(failed.state, at, failed.endings);
  }
  const unfinished = dependencies.filter(({ status }) => status !== 'SUCCEEDED');
  return unfinished.length === 0 ? letRun(next, job) : waitFor(next, spec.jobId, unfinished);
}

function dependenciesOf(state: SchedulerState, { jobId, jobQueue, dependsOn }: JobSpec): Job[] {
  if (!state.submitted.has(jobQueue)) {
    const known = state.jobQueues.map(({ name }) => name).join(', ') || 'none';
    throw new Error(`job ${jobId} is for the job queue ${jobQueue}, which must be one of: ${known}`);
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
