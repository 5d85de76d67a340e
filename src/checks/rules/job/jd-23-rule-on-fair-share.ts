import { isFairShare } from './fair-share';
import { isKnown } from '../../../model/unknown';
import { cannotTell, ofStarts, violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

export const JD_23: Rule = {
  id: 'JD-23',
  title: 'No EventBridge rule or pipe submits to a fair-share queue',
  severity: 'error',
  explanation: 'A fair-share queue rejects a submission without a share identifier. The target of a rule has a job definition, a name, an array size and a number '
    + 'of attempts, that of a pipe little more: none of them a share identifier. The rule fires, and no job starts.',
  remedy: 'Use an `AWS::Scheduler::Schedule` with the universal target `aws-sdk:batch:submitJob`, a state machine, or a function, which can give a share identifier; or a queue without fair share.',
  links: [
    'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_BatchParameters.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html',
  ],
  inspect: ofStarts((start, inspection) => {
    const queue = inspection.queueOf(start);
    if (!isKnown(queue) || !['rule', 'pipe'].includes(start.kind)) {
      return undefined;
    }
    const isFair = isFairShare(queue, inspection);
    if (isFair !== true) {
      return isFair === false ? HOLDS : isFair;
    }
    if (start.input !== undefined && (!isKnown(start.input) || /shareIdentifier/i.test(start.input))) {
      return cannotTell(`the input of ${start.label} may give a share identifier`);
    }
    return violates(`Its queue \`${queue.name}\` is a fair-share queue, and ${start.label} has no way to give a share identifier: every submission is rejected`);
  }),
};
