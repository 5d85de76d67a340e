/** Roles, secrets and logs. */
import type { Rule } from '../../rule';

export const IAM: readonly Rule[] = [];
