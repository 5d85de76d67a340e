import { JobSubmissionOverrides } from '../submission/job-submission-overrides';

/** What is submitted, and under which name. */
export interface JobSubmissionOptions extends JobSubmissionOverrides {
  /**
   * The name that the jobs get: up to 128 letters, digits, hyphens and underscores, first a letter or a digit.
   *
   * @default - the ids of the job and of this construct, joined by a hyphen
   */
  readonly jobName?: string;
}
