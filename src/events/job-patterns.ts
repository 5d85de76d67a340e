/** Parts of the patterns that events of jobs are matched with: `detail` of https://docs.aws.amazon.com/batch/latest/userguide/batch_job_events.html. */

const LOG_STREAM = (exists: boolean) => ({ logStreamName: [{ exists }] });
const LOG_GROUP = (exists: boolean) => ({ logConfiguration: { options: { 'awslogs-group': [{ exists }] } } });

/** The only container of a job has written a log, and says where. A job of several containers says it elsewhere, one on Amazon EKS nowhere. */
export const WITH_LOG = { container: { ...LOG_STREAM(true), ...LOG_GROUP(true) } };

/** All other jobs. */
export const WITHOUT_LOG = { $or: [{ container: LOG_STREAM(false) }, { container: LOG_GROUP(false) }] };

/** The nodes of a multi-node job (`JOB-ID#0`, …) are no jobs of their own: the job itself says how it went. */
export const NO_NODE = { jobId: [{ 'anything-but': { wildcard: '*#*' } }] };
