/** What an update of the stack does. */
import type { Rule } from '../../rule';

export const UPDATE: readonly Rule[] = [];
