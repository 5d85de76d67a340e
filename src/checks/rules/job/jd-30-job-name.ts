import { isLiteral } from '../../../model/symbols';
import { cannotTell, judge, ofStarts } from '../../answers';
import type { Rule } from '../../rule';

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;

/** EventBridge Scheduler puts a value in place of it: `<aws.scheduler.execution-id>`. Those of a state machine are not known at all. */
const KEYWORD = /<aws\.scheduler\.[\w-]+>/;

export const JD_30: Rule = {
  id: 'JD-30',
  title: 'The name of a submitted job is one that AWS Batch accepts',
  severity: 'error',
  explanation: 'AWS Batch rejects a submission whose job name is not 1 to 128 letters, digits, hyphens and underscores, with a letter or a digit in front.',
  remedy: 'Give the job such a name.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html'],
  inspect: ofStarts(({ jobName, label }) => judge(jobName, (name) => {
    if (!isLiteral(name) || KEYWORD.test(name)) {
      return cannotTell(`the job name ${name} is made at run time`);
    }
    return NAME.test(name) || `The job name \`${name}\` of ${label} is not 1 to 128 letters, digits, hyphens and underscores, with a letter or a digit in front: every submission is rejected`;
  })),
};
