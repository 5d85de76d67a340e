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

/** Of a consumable resource: how much there is, and how much a job takes. */
export const QUANTITY = { min: 0, max: Infinity };
