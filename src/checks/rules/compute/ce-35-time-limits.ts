import { readList, readNumber, readText } from '../../../model/read-value';
import { isObject, type JsonObject } from '../../../model/record';
import { Unknown } from '../../../model/unknown';
import { allOf, cannotTell, ofQueues, violates } from '../../answers';
import { type Answer, HOLDS, type Rule } from '../../rule';

const LEAST_SECONDS = 600;
/** A day. */
const MOST_SECONDS = 86_400;

export const CE_35: Rule = {
  id: 'CE-35',
  title: 'What is done about a job that cannot start is something that AWS Batch can do',
  severity: 'error',
  explanation: `A time limit is for the state \`RUNNABLE\`, does \`CANCEL\`, and is from ${LEAST_SECONDS} seconds (10 minutes) to ${MOST_SECONDS} (24 hours). `
    + '`TERMINATE` is for queues of Amazon SageMaker only.',
  remedy: `Set \`State\` to RUNNABLE, \`Action\` to CANCEL, and \`MaxTimeSeconds\` to ${LEAST_SECONDS} to ${MOST_SECONDS}.`,
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_JobStateTimeLimitAction.html'],
  inspect: ofQueues(({ properties }) => (properties.serviceEnvironmentOrder === undefined
    ? allOf(readList(properties, 'jobStateTimeLimitActions').map((action) => (isObject(action) ? judgeAction(action) : cannotTell('a time limit is not known'))))
    : undefined)),
};

function judgeAction(limit: JsonObject): Answer {
  const [state, action, seconds] = [readText(limit, 'state'), readText(limit, 'action'), readNumber(limit, 'maxTimeSeconds')];
  if (typeof state === 'string' && state.toUpperCase() !== 'RUNNABLE') {
    return violates(`It has a time limit for the state ${state}, and AWS Batch knows one for RUNNABLE only`);
  }
  if (typeof action === 'string' && action.toUpperCase() !== 'CANCEL') {
    return violates(`The action of a time limit is ${action}, and for its kind of compute AWS Batch takes CANCEL only`);
  }
  if (typeof seconds === 'number' && (seconds < LEAST_SECONDS || seconds > MOST_SECONDS)) {
    return violates(`It has a time limit of ${seconds} seconds, and AWS Batch takes ${LEAST_SECONDS} to ${MOST_SECONDS}`);
  }
  const unknown = [state, action, seconds].find((value) => value instanceof Unknown);
  return unknown ? cannotTell((unknown as Unknown).reason) : HOLDS;
}
