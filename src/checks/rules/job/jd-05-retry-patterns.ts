import { ofRetryStrategies, PATTERNS } from './retry-strategies';
import { readText } from '../../../model/read-value';
import type { JsonObject } from '../../../model/record';
import { isLiteral } from '../../../model/symbols';
import type { Known } from '../../../model/types';
import { isKnown } from '../../../model/unknown';
import { allOf, cannotTell, judge } from '../../answers';
import type { Answer, Rule } from '../../rule';

const MAX_LENGTH = 512;
const WORDS = { shape: /^[A-Za-z0-9.:\s]*\*?$/, allowed: 'letters, digits, periods, colons and white space' };
const SHAPES = { onStatusReason: WORDS, onReason: WORDS, onExitCode: { shape: /^\d*\*?$/, allowed: 'digits' } };

export const JD_05: Rule = {
  id: 'JD-05',
  title: 'The patterns of a retry strategy are ones that AWS Batch reads',
  severity: 'error',
  explanation: `AWS Batch rejects a pattern of more than ${MAX_LENGTH} characters, one of an exit code with anything but digits, and one of a reason with anything `
    + 'but letters, digits, periods, colons and white space. A * may stand at the end only.',
  remedy: 'End the pattern with a * before the first character that is not accepted: it then matches all that begins so.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_EvaluateOnExit.html'],
  inspect: ofRetryStrategies(({ label, conditions }) => allOf(conditions.flatMap((condition) => judgeCondition(label, condition)))),
};

function judgeCondition(label: string, condition: Known<JsonObject>): Answer[] {
  return isKnown(condition) ? PATTERNS.map((name) => judgePattern(label, name, readText(condition, name))) : [condition];
}

function judgePattern(label: string, name: keyof typeof SHAPES, pattern: Known<string> | undefined): Answer {
  const { shape, allowed } = SHAPES[name];
  return judge(pattern, (text) => {
    if (!isLiteral(text)) {
      return cannotTell(`the pattern ${text} is known only after a deploy`);
    }
    return (shape.test(text) && text.length <= MAX_LENGTH)
      || `${label} has the pattern \`${name}: ${text.slice(0, 80)}\`, where AWS Batch accepts at most ${MAX_LENGTH} ${allowed}, and a * at the end`;
  });
}
