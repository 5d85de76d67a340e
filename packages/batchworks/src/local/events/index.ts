/** What becomes of jobs, in the shape in which AWS Batch tells Amazon EventBridge. */
export type { BatchEvent } from './batch-event';
export { eventsOf } from './events-of';
