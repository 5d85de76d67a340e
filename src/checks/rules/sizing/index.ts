/** What jobs ask for, and what the compute has. */
import { SZ_01 } from './sz-01-vcpus-of-an-instance';
import { SZ_02 } from './sz-02-memory-of-an-instance';
import { SZ_03 } from './sz-03-one-instance-type-for-all';
import { SZ_04 } from './sz-04-room-in-an-environment';
import { SZ_05 } from './sz-05-order-of-the-limits';
import { SZ_06 } from './sz-06-room-for-the-smallest-instance';
import { SZ_07 } from './sz-07-whole-vcpus';
import { SZ_08 } from './sz-08-least-memory';
import { SZ_09 } from './sz-09-fargate-sizes';
import { SZ_10 } from './sz-10-cpu-units';
import { SZ_11 } from './sz-11-gpus-of-an-instance';
import { SZ_12 } from './sz-12-no-gpus-on-fargate';
import { SZ_13 } from './sz-13-only-gpu-types-for-gpu-jobs';
import { SZ_14 } from './sz-14-image-with-a-driver';
import { SZ_15 } from './sz-15-swap';
import { SZ_16 } from './sz-16-containers-of-a-task';
import { SZ_17 } from './sz-17-container-timeouts';
import type { Rule } from '../../rule';

export const SIZING: readonly Rule[] = [
  SZ_01, SZ_02, SZ_03, SZ_04, SZ_05, SZ_06, SZ_07, SZ_08, SZ_09, SZ_10, SZ_11, SZ_12, SZ_13, SZ_14, SZ_15, SZ_16, SZ_17,
];
