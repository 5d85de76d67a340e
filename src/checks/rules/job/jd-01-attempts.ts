import { readNumber } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import { judge, ofJobs } from '../../answers';
import type { Rule } from '../../rule';

const MAX_ATTEMPTS = 10;

export const JD_01: Rule = {
  id: 'JD-01',
  title: 'A job has 1 to 10 attempts',
  severity: 'error',
  explanation: `AWS Batch rejects a job definition whose retry strategy has fewer than 1 or more than ${MAX_ATTEMPTS} attempts; the first run counts as one.`,
  remedy: `Give it 1 to ${MAX_ATTEMPTS} attempts. What has to be tried more often is to be submitted again by whoever waits for it.`,
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_RetryStrategy.html'],
  inspect: ofJobs(({ properties }) => judge(
    readNumber(objectMember(properties, 'retryStrategy'), 'attempts'),
    (attempts) => (Number.isInteger(attempts) && attempts >= 1 && attempts <= MAX_ATTEMPTS)
      || `It has ${attempts} attempts, where AWS Batch accepts whole numbers from 1 to ${MAX_ATTEMPTS}: the job definition cannot be registered`,
  )),
};
