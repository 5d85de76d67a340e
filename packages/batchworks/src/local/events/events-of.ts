import type { Account } from '../account';
import { jobDetail } from '../api/shapes/job-detail';
import type { StateObserver } from '../job-runner';
import { jobOf, type SchedulerState } from '../scheduler';
import { type BatchEvent, jobQueueBlocked, jobStateChange } from './batch-event';
import { passedStates } from './passed-states';
import type { JobStore } from '../store/job-store';

/** Tells of every state that a job comes to, and of every job that its queue cannot place. */
export function eventsOf(account: Account, jobs: JobStore, tell: (event: BatchEvent) => void): StateObserver {
  return (changed, before, after) => {
    const now = Date.now();
    changed.flatMap((jobId) => eventsOfJob(jobId, before, after, account, jobs, now)).forEach(tell);
  };
}

function eventsOfJob(jobId: string, before: SchedulerState, after: SchedulerState, account: Account, jobs: JobStore, at: number): BatchEvent[] {
  const [earlier, job] = [jobOf(before, jobId), jobOf(after, jobId)!];
  const states = passedStates(earlier, job);
  const isBlocked = job.status === 'RUNNABLE' && job.statusReason !== undefined && job.statusReason !== earlier?.statusReason;
  if (states.length === 0 && !isBlocked) { return []; }
  const shown = jobDetail(job, after, jobs);
  const detail = { ...shown, tags: { resourceArn: shown.jobArn!, ...account.tagsOf(shown.jobArn!, shown.tags) } };
  return [
    ...states.map((status) => jobStateChange({ ...detail, status }, at)),
    ...isBlocked ? [jobQueueBlocked(detail, at)] : [],
  ];
}
