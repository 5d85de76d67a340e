import { ofRetryStrategies, PATTERNS } from './retry-strategies';
import { readText } from '../../../model/read-value';
import type { JsonObject } from '../../../model/record';
import type { Known } from '../../../model/types';
import { isKnown } from '../../../model/unknown';
import { violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

export const JD_04: Rule = {
  id: 'JD-04',
  title: 'A retry strategy that names what to retry ends with what happens to all else',
  severity: 'warning',
  explanation: 'AWS Batch retries a failure that no condition matches. A job that was to be retried for one reason only is retried for every one: '
    + 'a bug in its code runs, and costs, as often as there are attempts.',
  remedy: 'Add a last condition `{ action: EXIT, onReason: "*" }`.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/job_retries.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_RetryStrategy.html',
  ],
  inspect: ofRetryStrategies(({ label, attempts = 1, conditions }) => {
    const actions = conditions.map((condition) => (isKnown(condition) ? readText(condition, 'action') : condition));
    const isSelective = actions.some((action) => typeof action === 'string' && action.toUpperCase() === 'RETRY');
    if (!isSelective || attempts === 1) {
      return undefined;
    }
    if (conditions.some((condition) => isKnown(condition) && matchesAll(condition))) {
      return HOLDS;
    }
    return conditions.flatMap(parts).find((part) => !isKnown(part))
      ?? violates(`${label} says what to retry, but not what happens otherwise: a failure that ${conditions.length === 1 ? 'its only condition does not match' : `none of its ${conditions.length} conditions matches`} is retried as well`);
  }),
};

/** A condition matches when all patterns that it has do. */
function matchesAll(condition: JsonObject): boolean {
  return PATTERNS.every((name) => ['*', undefined].includes(condition[name] as string | undefined));
}

function parts(condition: Known<JsonObject>): unknown[] {
  return isKnown(condition) ? PATTERNS.map((name) => condition[name]) : [condition];
}
