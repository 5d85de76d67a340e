import { isFor } from './on-instances';
import { readNumber } from '../../../model/read-value';
import { allOf, judge, ofContainers } from '../../answers';
import type { Rule } from '../../rule';

const LEAST_SECONDS = 2;
const MOST_SECONDS_ON_FARGATE = 120;

export const SZ_17: Rule = {
  id: 'SZ-17',
  title: 'The timeouts of a container are at least 2 seconds, and at most 120 on Fargate',
  severity: 'error',
  explanation: 'AWS Batch rejects a job definition with a `startTimeout` or `stopTimeout` of less than 2 seconds, or of more than 120 on Fargate.',
  remedy: 'Choose from 2 to 120 seconds. A container that needs longer to stop has to run on EC2.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_TaskContainerProperties.html'],
  inspect: ofContainers(({ properties }, _task, job) => {
    const most = isFor(job, 'FARGATE') ? MOST_SECONDS_ON_FARGATE : Infinity;
    return allOf(['startTimeout', 'stopTimeout'].map((name) => judge(
      readNumber(properties, name),
      (seconds) => (seconds >= LEAST_SECONDS && seconds <= most) || `Its \`${name}\` is ${seconds} seconds, and may be ${
        most === Infinity ? `${LEAST_SECONDS} or more` : `${LEAST_SECONDS} to ${most} on Fargate`}`,
    )));
  }),
};
