/** What jobs ask for, and what the compute has. */
import { SZ_08 } from './sz-08-least-memory';
import type { Rule } from '../../rule';

export const SIZING: readonly Rule[] = [SZ_08];
