/** Volumes. */
import type { Rule } from '../../rule';

export const STORAGE: readonly Rule[] = [];
