import { readNumber } from '../../../model/read-value';
import type { Known } from '../../../model/types';
import { inTurn, judge, ofJobs, ofStarts } from '../../answers';
import type { Answer, Rule } from '../../rule';

const MAX_PRIORITY = 9999;

export const JD_21: Rule = {
  id: 'JD-21',
  title: 'A scheduling priority is 0 to 9999',
  severity: 'error',
  explanation: `AWS Batch rejects a scheduling priority that is not a whole number from 0 to ${MAX_PRIORITY}.`,
  remedy: `Give 0 to ${MAX_PRIORITY}: of the jobs of one share, that with the higher number is first.`,
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_RegisterJobDefinition.html'],
  inspect: inTurn(
    ofJobs(({ properties }) => judgePriority(readNumber(properties, 'schedulingPriority'), 'Its scheduling priority')),
    ofStarts(({ request, label }) => judgePriority(readNumber(request, 'schedulingPriorityOverride'), `The scheduling priority that ${label} gives`)),
  ),
};

function judgePriority(priority: Known<number> | undefined, what: string): Answer {
  return judge(priority, (value) => (Number.isInteger(value) && value >= 0 && value <= MAX_PRIORITY)
    || `${what} is ${value}, where AWS Batch accepts whole numbers from 0 to ${MAX_PRIORITY}`);
}
