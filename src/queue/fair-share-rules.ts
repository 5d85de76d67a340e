import { fail } from '../private/errors';
import { isKnown } from '../private/tokens';

/** AWS Batch API, `FairsharePolicy` and `ShareAttributes`. */
const MAX_SHARES = 500;
const IDENTIFIER = /^[A-Za-z0-9]{1,255}\*?$/;
const WEIGHT = { min: 0.0001, max: 999.9999 };

/** Requires shares that AWS Batch accepts beside each other. */
export function requireShares(weights: { [shareIdentifier: string]: number }) {
  const identifiers = Object.keys(weights);
  if (identifiers.length < 1 || identifiers.length > MAX_SHARES) {
    fail(undefined, `\`weights\` must have 1 to ${MAX_SHARES} entries, got ${identifiers.length}; a \`*\` at the end of an identifier stands for many (JD-25)`);
  }
  Object.entries(weights).forEach(([identifier, weight]) => requireShare(identifier, weight));
  requireDisjoint(identifiers.filter(isKnown));
}

function requireShare(identifier: string, weight: number) {
  if (isKnown(identifier) && !IDENTIFIER.test(identifier)) {
    fail(undefined, `a share identifier must have 1 to 255 letters and digits, and nothing else but a \`*\` at the end, got "${identifier}"; `
      + 'replace the other characters (JD-25)');
  }
  if (isKnown(weight) && !(weight >= WEIGHT.min && weight <= WEIGHT.max)) {
    fail(undefined, `the weight of a share must be from ${WEIGHT.min} to ${WEIGHT.max}, got ${weight} for "${identifier}"; `
      + 'the smaller the weight, the larger the share (JD-25)');
  }
}

function requireDisjoint(identifiers: string[]) {
  const prefixes = identifiers.filter((identifier) => identifier.endsWith('*'));
  for (const prefix of prefixes) {
    const covered = identifiers.find((identifier) => identifier !== prefix && identifier.startsWith(prefix.slice(0, -1)));
    if (covered !== undefined) {
      fail(undefined, `share identifiers must not overlap, got "${prefix}" and "${covered}"; remove one of them (JD-25)`);
    }
  }
}
