export { childrenOf, frontOfQueue, jobOf, jobsOfQueue, nextDeadline, statusSummary, usedShares, vcpusOfQueue } from './queries';
export { schedule } from './schedule';
export { initialState, type Decision, type SchedulerState, type StatusCounts } from './state';
export * from './types';
