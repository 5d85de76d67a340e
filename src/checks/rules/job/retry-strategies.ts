/** What a retry strategy says about a failure: https://docs.aws.amazon.com/batch/latest/userguide/job_retries.html */
import { readList, readNumber, readObject, readText } from '../../../model/read-value';
import { isObject, type JsonObject } from '../../../model/record';
import type { JobStartModel } from '../../../model/start-types';
import { isLiteral } from '../../../model/symbols';
import type { JobDefinitionModel, Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { inTurn, ofJobs, ofStarts } from '../../answers';
import type { Answer, Rule } from '../../rule';

export interface RetryStrategy {
  /** What it is called in a sentence. */
  readonly label: string;
  readonly attempts?: Known<number>;
  /** `evaluateOnExit`, in the order in which AWS Batch tries them. */
  readonly conditions: readonly Known<JsonObject>[];
}

/** The patterns that a condition may have. */
export const PATTERNS = ['onStatusReason', 'onReason', 'onExitCode'] as const;

/** How an attempt failed. What is absent is not there, or may be anything. */
export type Failure = { readonly [Pattern in typeof PATTERNS[number]]?: string };

/** Judges the retry strategies of job definitions, and those that starts put in their place. */
export function ofRetryStrategies(answer: (strategy: RetryStrategy) => Answer): Rule['inspect'] {
  const judge = (owner: JobDefinitionModel | JobStartModel) => {
    const strategy = strategyOf(owner);
    return strategy && answer(strategy);
  };
  return inTurn(ofJobs(judge), ofStarts(judge));
}

export function strategyOf(owner: JobDefinitionModel | JobStartModel): RetryStrategy | undefined {
  const [label, properties] = 'request' in owner ? [`The retry strategy of ${owner.label}`, owner.request] : ['The retry strategy', owner.properties];
  const strategy = readObject(properties, 'retryStrategy');
  return strategy && {
    label,
    attempts: readNumber(strategy, 'attempts'),
    conditions: readList(strategy, 'evaluateOnExit').filter((condition): condition is Known<JsonObject> => isObject(condition) || !isKnown(condition)),
  };
}

/** Whether the attempt after such a failure is another one: the first condition that matches decides, and what none matches is retried. */
export function isRetried({ attempts = 1, conditions }: RetryStrategy, failure: Failure): Known<boolean> {
  if (!isKnown(attempts) || attempts <= 1) {
    return isKnown(attempts) ? false : attempts;
  }
  for (const condition of conditions) {
    const matching = isKnown(condition) ? matches(condition, failure) : condition;
    if (matching !== false) {
      return matching === true ? retries(condition as JsonObject) : matching;
    }
  }
  return true;
}

function retries(condition: JsonObject): Known<boolean> {
  const action = readText(condition, 'action') ?? new Unknown('the condition has no action');
  return isKnown(action) ? action.toUpperCase() === 'RETRY' : action;
}

/** All patterns that a condition has must match. */
function matches(condition: JsonObject, failure: Failure): Known<boolean> {
  const results = PATTERNS.map((name) => matchesPattern(readText(condition, name), failure[name]));
  return results.includes(false) ? false : results.find((result) => !isKnown(result)) ?? true;
}

function matchesPattern(pattern: Known<string> | undefined, text = ''): Known<boolean> {
  if (pattern === undefined || !isKnown(pattern)) {
    return pattern ?? true;
  }
  if (!isLiteral(pattern)) {
    return new Unknown(`the pattern ${pattern} is known only after a deploy`);
  }
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;
}
