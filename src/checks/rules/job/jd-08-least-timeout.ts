import { timeoutOf } from './timeouts';
import { inTurn, judge, ofJobs, ofStarts } from '../../answers';
import type { Rule } from '../../rule';

const LEAST_SECONDS = 60;

export const JD_08: Rule = {
  id: 'JD-08',
  title: 'A timeout is at least 60 seconds',
  severity: 'error',
  explanation: `AWS Batch rejects a timeout of less than ${LEAST_SECONDS} seconds.`,
  remedy: `Give it at least ${LEAST_SECONDS} seconds. A shorter limit is to be kept by the command itself, for example by \`timeout 30 …\`.`,
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_JobTimeout.html'],
  inspect: inTurn(
    ofJobs(({ timeoutSeconds }) => judge(timeoutSeconds, (seconds) => seconds >= LEAST_SECONDS || `Its timeout is ${seconds} seconds, less than the ${LEAST_SECONDS} that AWS Batch asks for`)),
    ofStarts((start) => judge(timeoutOf(start), (seconds) => seconds >= LEAST_SECONDS
      || `The timeout that ${start.label} gives the job is ${seconds} seconds, less than the ${LEAST_SECONDS} that AWS Batch asks for`)),
  ),
};
