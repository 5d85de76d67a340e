import { ofRetryStrategies } from './retry-strategies';
import { Unknown } from '../../../model/unknown';
import { violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

const MAX_CONDITIONS = 5;

export const JD_02: Rule = {
  id: 'JD-02',
  title: 'A retry strategy has at most 5 conditions',
  severity: 'error',
  explanation: `AWS Batch rejects a retry strategy with more than ${MAX_CONDITIONS} conditions in \`evaluateOnExit\`.`,
  remedy: 'Join conditions that lead to the same action: a pattern that ends in * matches all that begins so.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_RetryStrategy.html'],
  inspect: ofRetryStrategies(({ label, conditions }) => {
    if (conditions.length > MAX_CONDITIONS) {
      return violates(`${label} has ${conditions.length} conditions, where AWS Batch accepts at most ${MAX_CONDITIONS}`);
    }
    return conditions.find((condition) => condition instanceof Unknown) ?? HOLDS;
  }),
};
