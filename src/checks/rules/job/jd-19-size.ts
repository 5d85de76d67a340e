import { isAtMost, SYMBOL } from './text-length';
import type { JsonObject } from '../../../model/record';
import type { JobStartModel } from '../../../model/start-types';
import { Unknown } from '../../../model/unknown';
import { inTurn, judge, ofJobs, ofStarts, violates } from '../../answers';
import { type Answer, HOLDS, type Rule, type Violation } from '../../rule';

const MAX_DEFINITION = 24 * 1024;
const MAX_SUBMISSION = 30 * 1024;
const MAX_INPUT = 8192;

/** Members of the properties that `RegisterJobDefinition` does not get. */
const CLOUDFORMATION_ONLY = new Set(['resourceRetentionPolicy', 'skipDeregisterOnUpdate']);

export const JD_19: Rule = {
  id: 'JD-19',
  title: 'A job definition has at most 24 KiB, a submission at most 30 KiB',
  severity: 'error',
  explanation: 'AWS Batch rejects a job definition of more than 24 KiB of JSON, and a submission of more than 30 KiB. '
    + `EventBridge rejects a target whose input has more than ${MAX_INPUT} characters.`,
  remedy: 'Put long commands, scripts and settings into the image, or into S3 and give their place.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/service_limits.html',
    'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html',
  ],
  inspect: inTurn(
    ofJobs(({ properties }) => judgeSize(properties, MAX_DEFINITION, (size) => violates(`It has at least ${size} of JSON, more than the 24 KiB that can be registered`))),
    ofStarts((start) => [judgeSubmission(start), judgeInput(start)]),
  ),
};

function judgeSubmission({ request, label }: JobStartModel): Answer {
  return judgeSize(request, MAX_SUBMISSION, (size) => violates(
    `What ${label} submits has at least ${size} of JSON, more than the 30 KiB that AWS Batch accepts: every submission is rejected`,
    { severity: 'warning' },
  ));
}

function judgeInput({ kind, input, label }: JobStartModel): Answer {
  return kind !== 'rule' || input === undefined
    ? undefined
    : judge(isAtMost(input, MAX_INPUT), (fits) => fits, `The input of ${label} has more than ${MAX_INPUT} characters`);
}

/** In UTF-8 a character has at most three bytes, or four where JavaScript counts it as two. */
const MOST_BYTES = 3;

/** What is too large even without the values that only a deploy tells is so in any case. */
function judgeSize(properties: JsonObject, limit: number, tooLarge: (size: string) => Violation): Answer {
  if (JSON.stringify(properties).length * MOST_BYTES <= limit) {
    return HOLDS; // as nearly all are, whatever may be left out
  }
  const bytes = Buffer.byteLength(JSON.stringify(properties, onlyKnown).replace(SYMBOL, ''));
  return bytes > limit ? tooLarge(`${(bytes / 1024).toFixed(1)} KiB`) : HOLDS;
}

/** An `Unknown` has a text of its own, which `JSON.stringify` asks for before: the value itself is in its owner. */
function onlyKnown(this: JsonObject, name: string, value: unknown): unknown {
  return CLOUDFORMATION_ONLY.has(name) || this[name] instanceof Unknown ? undefined : value;
}
