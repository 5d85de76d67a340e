/** Job definitions, and what submits them. */
import type { Rule } from '../../rule';

export const JOB: readonly Rule[] = [];
