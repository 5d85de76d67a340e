import { readList, readNumber } from '#shared/model/read-value';
import { isObject, objectMember } from '#shared/model/record';
import type { BatchModel, JobQueueModel } from '#shared/model/types';
import { known } from './known';
import type { FairShare } from './scheduler';

/** "A value of zero (0) indicates the default minimum time window (600 seconds)" (API_FairsharePolicy). */
const DEFAULT_DECAY_SECONDS = 600;

/** How a queue shares its compute; undefined where it is first in, first out. A policy of another template is taken to have the defaults. */
export function fairShareOf(model: BatchModel, { properties }: JobQueueModel): FairShare | undefined {
  const { schedulingPolicyArn } = properties;
  if (schedulingPolicyArn === undefined) { return undefined; }
  const found = model.schedulingPolicies.find(({ references }) => references.includes(schedulingPolicyArn as string));
  const policy = objectMember(found?.properties, 'fairsharePolicy');
  return {
    decaySeconds: known(readNumber(policy, 'shareDecaySeconds')) || DEFAULT_DECAY_SECONDS,
    computeReservation: known(readNumber(policy, 'computeReservation')) ?? 0,
    weights: readList(policy, 'shareDistribution').filter(isObject).map((share) => ({
      shareIdentifier: String(share.shareIdentifier),
      weightFactor: known(readNumber(share, 'weightFactor')) ?? 1,
    })),
  };
}
