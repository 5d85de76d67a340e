import { SHARE_IDENTIFIER } from './fair-share';
import { readList, readNumber, readText } from '../../../model/read-value';
import { isObject, type JsonObject, objectMember } from '../../../model/record';
import { isLiteral } from '../../../model/symbols';
import { isKnown } from '../../../model/unknown';
import { cannotTell, judge, ofEach, violates } from '../../answers';
import { type Answer, HOLDS, type Rule } from '../../rule';

const MAX_RESERVATION = 99;
const MAX_DECAY_SECONDS = 604_800;
const WEIGHT = { min: 0.0001, max: 999.9999 };
const MAX_SHARES = 500;

export const JD_25: Rule = {
  id: 'JD-25',
  title: 'A fair-share policy has ranges and shares that AWS Batch accepts',
  severity: 'error',
  explanation: `AWS Batch accepts a compute reservation of 0 to ${MAX_RESERVATION}, a share decay of 0 to ${MAX_DECAY_SECONDS} seconds (a week), weights of ${WEIGHT.min} to ${WEIGHT.max}, share `
    + `identifiers of up to 255 letters and digits with a * at the end at most, no two of which overlap, and ${MAX_SHARES} of them in use.`,
  remedy: 'Mend the value. Of two identifiers that overlap, remove the one that the other with its * covers.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_FairsharePolicy.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ShareAttributes.html',
  ],
  inspect: ofEach(({ model }) => model.schedulingPolicies, ({ properties }) => {
    const policy = objectMember(properties, 'fairsharePolicy');
    const shares = readList(policy, 'shareDistribution').filter(isObject);
    return [
      judgeRange(policy, 'computeReservation', { min: 0, max: MAX_RESERVATION }),
      judgeRange(policy, 'shareDecaySeconds', { min: 0, max: MAX_DECAY_SECONDS }),
      shares.length <= MAX_SHARES ? undefined : violates(`It has ${shares.length} shares, where a queue can have at most ${MAX_SHARES} in use`),
      ...shares.flatMap((share) => [judgeRange(share, 'weightFactor', WEIGHT), judgeIdentifier(share)]),
      judgeOverlap(shares),
    ];
  }),
};

function judgeRange(owner: JsonObject, name: string, { min, max }: typeof WEIGHT): Answer {
  return judge(readNumber(owner, name), (value) => (value >= min && value <= max) || `Its \`${name}\` is ${value}, where AWS Batch accepts ${min} to ${max}`);
}

function judgeIdentifier(share: JsonObject): Answer {
  return judge(readText(share, 'shareIdentifier'), (identifier) => {
    if (!isLiteral(identifier)) {
      return cannotTell(`the share identifier ${identifier} is known only after a deploy`);
    }
    return SHARE_IDENTIFIER.test(identifier) || `Its share identifier \`${identifier}\` is not one of 1 to 255 letters and digits, with a * at the end at most`;
  });
}

function judgeOverlap(shares: readonly JsonObject[]): Answer {
  const identifiers = shares.map((share) => readText(share, 'shareIdentifier')).filter((identifier) => typeof identifier === 'string');
  const prefixes = new Set(identifiers.filter((identifier) => identifier.endsWith('*')).map((identifier) => identifier.slice(0, -1)));
  for (const identifier of identifiers.filter(isKnown).filter((text) => SHARE_IDENTIFIER.test(text))) {
    const prefix = prefixesOf(identifier).find((candidate) => prefixes.has(candidate));
    if (prefix !== undefined) {
      return violates(`Its share identifiers \`${prefix}*\` and \`${identifier}\` overlap`);
    }
  }
  return shares.length > 0 ? HOLDS : undefined;
}

/** What, with a * behind it, would cover the identifier: not itself. */
function prefixesOf(identifier: string): string[] {
  const length = identifier.endsWith('*') ? identifier.length - 1 : identifier.length + 1;
  return Array.from({ length }, (_, end) => identifier.slice(0, end));
}
