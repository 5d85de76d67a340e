import { readNumber } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import type { Known } from '../../../model/types';
import { judge, ofStarts } from '../../answers';
import type { Answer, Rule } from '../../rule';

const ATTEMPTS = { min: 1, max: 10 };
const DELIVERIES = { min: 0, max: 185 };
const AGE_SECONDS = { min: 60, max: 86_400 };

export const JD_26: Rule = {
  id: 'JD-26',
  title: 'What submits a job tries as often as EventBridge and AWS Batch accept',
  severity: 'error',
  explanation: `EventBridge rejects a rule or a schedule whose retry policy has more than ${DELIVERIES.max} retries, or an age that is not ${AGE_SECONDS.min} to ${AGE_SECONDS.max} seconds. `
    + `AWS Batch rejects a submission whose retry strategy has fewer than ${ATTEMPTS.min} or more than ${ATTEMPTS.max} attempts.`,
  remedy: 'Mend the number. The retry policy of the target is for submissions that fail; the retry strategy is for jobs that do.',
  links: [
    'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html',
    'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_BatchRetryStrategy.html',
    'https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html',
  ],
  inspect: ofStarts(({ request, delivery = {}, label }) => [
    judgeRange(readNumber(objectMember(request, 'retryStrategy'), 'attempts'), ATTEMPTS, `The number of attempts that ${label} gives the job`),
    judgeRange(readNumber(delivery, 'maximumRetryAttempts'), DELIVERIES, `The number of retries of ${label}`),
    judgeRange(readNumber(delivery, 'maximumEventAgeInSeconds'), AGE_SECONDS, `The maximum event age in seconds of ${label}`),
  ]),
};

function judgeRange(value: Known<number> | undefined, { min, max }: typeof ATTEMPTS, what: string): Answer {
  return judge(value, (number) => (Number.isInteger(number) && number >= min && number <= max) || `${what} is ${number}, where ${min} to ${max} are accepted`);
}
