export { readLog } from './client/log';
export { watchJobs } from './client/watch';
export type { WatchOptions } from './client/watch';
export { LocalBatch } from './local/local-batch';
export type { LocalBatchProps } from './local/local-batch';
export { renderFrame } from './report/frame';
export type { FrameOptions } from './report/frame';
export { showProgress } from './report/show-progress';
export type { ProgressOptions } from './report/show-progress';
