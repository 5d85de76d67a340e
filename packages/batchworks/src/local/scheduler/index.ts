export { fits, plus } from './capacity';
export {
  childrenOf, consumableResourceOf, frontOfQueue, jobOf, jobsByConsumableResource, jobsOfQueue, nextDeadline, statusSummary, usedShares, vcpusOfQueue,
} from './queries';
export { schedule } from './schedule';
export { initialState, isFinished, isPlaced, type Outcome, type SchedulerState, type StatusCounts } from './state';
export * from './types';
