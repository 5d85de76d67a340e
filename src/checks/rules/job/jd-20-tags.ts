import { isObject, objectMember } from '../../../model/record';
import type { JobStartModel } from '../../../model/start-types';
import { isLiteral } from '../../../model/symbols';
import { isKnown, Unknown } from '../../../model/unknown';
import { inTurn, ofJobs, ofStarts, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { type Answer, HOLDS, type Rule } from '../../rule';

const MAX_TAGS = 50;
const MAX_KEY = 128;
const MAX_VALUE = 256;

export const JD_20: Rule = {
  id: 'JD-20',
  title: 'A job has at most 50 tags, those of its definition included',
  severity: 'error',
  explanation: `AWS Batch rejects more than ${MAX_TAGS} tags, keys of more than ${MAX_KEY} and values of more than ${MAX_VALUE} characters. A job that passes its tags on and has more than `
    + `${MAX_TAGS} together with its definition goes to FAILED.`,
  remedy: 'Leave tags out, or shorten them; set `propagateTags` to false where the tasks need none.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/using-tags.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html',
  ],
  inspect: inTurn(
    ofJobs(({ properties }) => judgeTags(properties.tags, 'It')),
    ofStarts((start, inspection) => [judgeTags(start.request.tags, `The job of ${start.label}`), judgePropagation(start, inspection)]),
  ),
};

function judgeTags(tags: unknown, who: string): Answer {
  if (!isObject(tags)) {
    return tags instanceof Unknown ? tags : undefined;
  }
  const entries = Object.entries(tags);
  const key = Object.keys(tags).find((name) => name.length < 1 || name.length > MAX_KEY);
  const [long] = entries.find(([, value]) => typeof value === 'string' && isLiteral(value) && value.length > MAX_VALUE) ?? [];
  if (entries.length > MAX_TAGS) {
    return violates(`${who} has ${entries.length} tags, where AWS Batch accepts at most ${MAX_TAGS}`);
  }
  if (key !== undefined) {
    return violates(`${who} has a tag whose key has ${key.length} characters, where AWS accepts 1 to ${MAX_KEY}`);
  }
  if (long !== undefined) {
    return violates(`${who} has the tag \`${long}\`, whose value has more than ${MAX_VALUE} characters`);
  }
  return entries.length > 0 ? HOLDS : undefined;
}

function judgePropagation(start: JobStartModel, inspection: Inspection): Answer {
  const job = inspection.jobOf(start);
  if (!isKnown(job)) {
    return undefined;
  }
  const propagates = start.request.propagateTags ?? job.properties.propagateTags;
  const keys = new Set([objectMember(start.request, 'tags'), objectMember(job.properties, 'tags')].flatMap((tags) => Object.keys(tags)));
  return propagates === true && keys.size > MAX_TAGS
    ? violates(`The job of ${start.label} has ${keys.size} tags together with its definition \`${job.name}\`, and passes them on: with more than ${MAX_TAGS} it goes to FAILED`)
    : undefined;
}
