/** Launch templates. */
import type { Rule } from '../../rule';

export const LAUNCH_TEMPLATE: readonly Rule[] = [];
