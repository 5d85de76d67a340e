import { judge, ofQueues, violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

const MOST = 1000;

export const CE_32: Rule = {
  id: 'CE-32',
  title: 'The priority of a queue is from 0 to 1000',
  severity: 'error',
  explanation: `The priority of a job queue is an integer from 0 to ${MOST}; of queues that share compute, the one with the higher number is served first.`,
  remedy: `Give an integer from 0 to ${MOST}.`,
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_CreateJobQueue.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-batch-jobqueue.html',
  ],
  inspect: ofQueues(({ priority, properties }) => (properties.priority === undefined
    ? undefined
    : judge(priority, (value) => (Number.isInteger(value) && value >= 0 && value <= MOST
      ? HOLDS
      : violates(`Its \`Priority\` is ${value}, and AWS Batch takes an integer from 0 to ${MOST}`))))),
};
