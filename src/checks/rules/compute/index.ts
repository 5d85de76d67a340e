/** Compute environments and queues. */
import type { Rule } from '../../rule';

export const COMPUTE: readonly Rule[] = [];
