import type { Account } from './account';
import type { JobRunner } from './job-runner';
import type { Machine } from './machine';
import type { Secrets } from './secrets';
import type { SsmParameters } from './ssm-parameters';
import type { JobStore } from './store/job-store';
import type { LogStore } from './store/log-store';

/** What the operations of the API work on. */
export interface Services {
  /** What is deployed, and what requests changed of it. */
  readonly account: Account;
  readonly machine: Machine;
  readonly runner: JobRunner;
  readonly jobs: JobStore;
  readonly logs: LogStore;
  readonly secrets: Secrets;
  readonly parameters: SsmParameters;
}
