/** Compute environments and queues. */
import { CE_03 } from './ce-03-one-architecture-in-a-queue';
import { CE_04 } from './ce-04-one-architecture-in-an-environment';
import { CE_06 } from './ce-06-runtime-platform';
import { CE_19 } from './ce-19-no-a1-with-al2023';
import { CE_20 } from './ce-20-image-for-the-architecture';
import { CE_23 } from './ce-23-instance-type-entries';
import type { Rule } from '../../rule';

export const COMPUTE: readonly Rule[] = [
  CE_03, CE_04, CE_06, CE_19, CE_20, CE_23,
];
