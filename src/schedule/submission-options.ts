import { JobSubmissionOverrides } from '../job/job-submission-overrides';

/** What is submitted. What is said about a container, from `command` to `memory`, is only for jobs of one container. */
export interface JobSubmissionOptions extends JobSubmissionOverrides {
  /**
   * The name that the jobs get: up to 128 letters, digits, hyphens and underscores, first a letter or a digit.
   *
   * @default - the ids of the job and of this construct, joined by a hyphen
   */
  readonly jobName?: string;
}
