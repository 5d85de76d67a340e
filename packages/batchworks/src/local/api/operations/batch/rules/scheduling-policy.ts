/** What AWS Batch refuses of a scheduling policy, beside members of the wrong shape. */
import { SHARE_IDENTIFIER } from './limits';
import { shown } from '../../../../../private/shown';
import { ClientException } from '../../../../service-error';
import type { Input } from '../../../input';

const DECAY_SECONDS = { min: 0, max: 604_800 };
const RESERVATION = { min: 0, max: 99 };
const MAX_SHARES = 500;
const WEIGHT_FACTOR = { min: 0.0001, max: 999.9999 };

/** Whether a CreateSchedulingPolicy or UpdateSchedulingPolicy request is one that AWS Batch takes. */
export function checkSchedulingPolicy(input: Input) {
  if (input.object('quotaSharePolicy')) { throw new ClientException('`quotaSharePolicy` is not what the local Batch schedules by; give it a `fairsharePolicy`'); }
  const policy = input.object('fairsharePolicy');
  policy?.integer('shareDecaySeconds', DECAY_SECONDS);
  policy?.integer('computeReservation', RESERVATION);
  const shares = policy?.objects('shareDistribution', { max: MAX_SHARES, of: 'shares' }) ?? [];
  checkDisjoint(shares.map((share) => {
    share.number('weightFactor', WEIGHT_FACTOR);
    return share.requiredText('shareIdentifier', SHARE_IDENTIFIER);
  }));
}

/** "The list of share identifiers in a fair-share policy can't overlap." */
function checkDisjoint(identifiers: readonly string[]) {
  identifiers.forEach((identifier, index) => {
    const other = identifiers.find((candidate, place) => place !== index
      && (candidate === identifier || (candidate.endsWith('*') && identifier.startsWith(candidate.slice(0, -1)))));
    if (other !== undefined) { throw new ClientException(`\`fairsharePolicy.shareDistribution\` must not overlap, got ${shown(identifier)} and ${shown(other)}`); }
  });
}
