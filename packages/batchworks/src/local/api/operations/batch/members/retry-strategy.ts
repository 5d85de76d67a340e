import type { EvaluateOnExit, RetryStrategy } from '@aws-sdk/client-batch';
import { ClientException } from '../../../../service-error';
import type { Input } from '../../../input';

const ATTEMPTS = { min: 1, max: 10 };
const MAX_CONDITIONS = 5;
const ACTION = { pattern: /^(RETRY|EXIT)$/i, rule: 'RETRY or EXIT' };
/** Documented are letters, digits, periods, colons and white space, but conditions on the slashes and brackets of real reasons are in use. */
const REASON = { pattern: /^[^]{0,512}$/, rule: 'at most 512 characters' };
const EXIT_CODE = { pattern: /^(?![^]{513})\d*\*?$/, rule: 'at most 512 digits, with an asterisk behind them or not' };

/** The `retryStrategy` of a submission. */
export function readRetryStrategy(strategy: Input | undefined): RetryStrategy | undefined {
  if (!strategy) { return undefined; }
  const attempts = strategy.integer('attempts', ATTEMPTS);
  const conditions = strategy.objects('evaluateOnExit', { max: MAX_CONDITIONS, of: 'conditions' });
  if (conditions.length > 0 && attempts === undefined) {
    throw new ClientException(`${strategy.label('attempts')} is required beside \`evaluateOnExit\``);
  }
  return { attempts, evaluateOnExit: conditions.map(readCondition) };
}

function readCondition(condition: Input): EvaluateOnExit {
  return {
    onStatusReason: condition.text('onStatusReason', REASON),
    onReason: condition.text('onReason', REASON),
    onExitCode: condition.text('onExitCode', EXIT_CODE),
    action: condition.requiredText('action', ACTION) as EvaluateOnExit['action'],
  };
}
