/** Compute environments and queues. */
import { CE_01 } from './ce-01-three-environments';
import { CE_02 } from './ce-02-one-platform';
import { CE_03 } from './ce-03-one-architecture-in-a-queue';
import { CE_04 } from './ce-04-one-architecture-in-an-environment';
import { CE_05 } from './ce-05-platform-capabilities';
import { CE_06 } from './ce-06-runtime-platform';
import { CE_07 } from './ce-07-windows';
import { CE_08 } from './ce-08-enabled';
import { CE_09 } from './ce-09-spot-fleet-role';
import { CE_10 } from './ce-10-allocation-strategy';
import { CE_11 } from './ce-11-best-fit';
import { CE_12 } from './ce-12-service-role';
import { CE_13 } from './ce-13-service-role-arn';
import { CE_14 } from './ce-14-unmanaged-service-role';
import { CE_15 } from './ce-15-fargate-properties';
import { CE_16 } from './ce-16-instance-profile';
import { CE_17 } from './ce-17-instance-role';
import { CE_18 } from './ce-18-amazon-linux-2';
import { CE_19 } from './ce-19-no-a1-with-al2023';
import { CE_20 } from './ce-20-image-for-the-architecture';
import { CE_21 } from './ce-21-ec2-configurations';
import { CE_22 } from './ce-22-bid-percentage';
import { CE_23 } from './ce-23-instance-type-entries';
import { CE_25 } from './ce-25-spot-diversity';
import { CE_26 } from './ce-26-standing-cost';
import { CE_27 } from './ce-27-scale-down-delay';
import { CE_28 } from './ce-28-update-timeout';
import { CE_29 } from './ce-29-managed-instances';
import { CE_30 } from './ce-30-quotas';
import { CE_31 } from './ce-31-names';
import { CE_32 } from './ce-32-priority';
import { CE_33 } from './ce-33-equal-priorities';
import { CE_34 } from './ce-34-environment-order';
import { CE_35 } from './ce-35-time-limits';
import { CE_36 } from './ce-36-stuck-jobs';
import { CE_37 } from './ce-37-blocked-queues';
import { CE_38 } from './ce-38-container-insights';
import { CE_40 } from './ce-40-order-of-deletion';
import type { Rule } from '../../rule';

export const COMPUTE: readonly Rule[] = [
  CE_01, CE_02, CE_03, CE_04, CE_05, CE_06, CE_07, CE_08, CE_09, CE_10, CE_11, CE_12, CE_13, CE_14, CE_15,
  CE_16, CE_17, CE_18, CE_19, CE_20, CE_21, CE_22, CE_23, CE_25, CE_26, CE_27, CE_28, CE_29, CE_30, CE_31,
  CE_32, CE_33, CE_34, CE_35, CE_36, CE_37, CE_38, CE_40,
];
