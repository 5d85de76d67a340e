import { ofRetryStrategies } from './retry-strategies';
import { Unknown } from '../../../model/unknown';
import { violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

export const JD_03: Rule = {
  id: 'JD-03',
  title: 'A retry strategy with conditions says how many attempts there are',
  severity: 'error',
  explanation: 'AWS Batch asks for `attempts` as soon as there is `evaluateOnExit`, and gives a job one attempt where nothing else is said: conditions alone retry nothing.',
  remedy: 'Set `attempts` (`retryAttempts` of the CDK\'s job definitions) to 2 to 10, or leave the conditions out.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_RetryStrategy.html'],
  inspect: ofRetryStrategies(({ label, attempts, conditions }) => {
    if (conditions.length === 0) {
      return undefined;
    }
    if (attempts === undefined && conditions.every((condition) => condition instanceof Unknown)) {
      return conditions[0] as Unknown;
    }
    return attempts === undefined
      ? violates(`${label} has ${conditions.length} ${conditions.length === 1 ? 'condition' : 'conditions'} but no number of attempts`)
      : HOLDS;
  }),
};
