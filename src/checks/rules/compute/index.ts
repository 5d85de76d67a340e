/** Compute environments and queues. */
import { CE_03 } from './ce-03-one-architecture-in-a-queue';
import { CE_04 } from './ce-04-one-architecture-in-an-environment';
import { CE_06 } from './ce-06-runtime-platform';
import { CE_09 } from './ce-09-spot-fleet-role';
import { CE_13 } from './ce-13-service-role-arn';
import { CE_14 } from './ce-14-unmanaged-service-role';
import { CE_16 } from './ce-16-instance-profile';
import { CE_17 } from './ce-17-instance-role';
import { CE_19 } from './ce-19-no-a1-with-al2023';
import { CE_20 } from './ce-20-image-for-the-architecture';
import { CE_23 } from './ce-23-instance-type-entries';
import { CE_37 } from './ce-37-blocked-queues';
import type { Rule } from '../../rule';

export const COMPUTE: readonly Rule[] = [
  CE_03, CE_04, CE_06, CE_09, CE_13, CE_14, CE_16, CE_17, CE_19, CE_20, CE_23, CE_37,
];
