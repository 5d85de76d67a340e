export { childrenOf, jobOf, jobsOfQueue, nextDeadline, statusSummary } from './queries';
export { schedule } from './schedule';
export { initialState, type Decision, type SchedulerState, type StatusCounts } from './state';
export * from './types';
