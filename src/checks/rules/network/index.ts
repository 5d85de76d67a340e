/** Ways from the compute to what it needs. */
import type { Rule } from '../../rule';

export const NETWORK: readonly Rule[] = [];
