/** What AWS Batch lets jobs, job definitions, queues, compute environments, policies and consumable resources be called. */
export const NAME = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/,
  rule: 'at most 128 letters, digits, hyphens and underscores, the first one a letter or digit',
};

/** The `state` of a queue or a compute environment. */
export const STATE = { pattern: /^(ENABLED|DISABLED)$/, rule: 'ENABLED or DISABLED' };

/** Of a job definition, and of a submission. */
export const TIMEOUT_SECONDS = { min: 60, max: Infinity };
export const SCHEDULING_PRIORITY = { min: 0, max: 9999 };
export const NODES = { min: 1, max: 1000 };
export const TARGET_NODES = { pattern: /^(\d+|\d*:\d*)$/, rule: 'an index, or a range like 0:3, :3 or 3:' };

/** Of a submission, and of a scheduling policy; an empty one is none. */
export const SHARE_IDENTIFIER = {
  pattern: /^([A-Za-z0-9]{1,255}\*?)?$/,
  rule: 'at most 255 letters and digits, with an asterisk behind them or not',
};

/** https://docs.aws.amazon.com/batch/latest/userguide/service_limits.html */
export const MAX_JOB_BYTES = 30 * 1024;
export const MAX_JOB_DEFINITION_BYTES = 24 * 1024;

/** Of a consumable resource: how much there is, and how much a job takes. */
export const QUANTITY = { min: 0, max: Infinity };
