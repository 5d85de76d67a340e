/** Volumes. */
import { ST_01 } from './st-01-mount-target-admits';
import { ST_02 } from './st-02-mount-target-in-every-zone';
import { ST_03 } from './st-03-may-mount';
import { ST_04 } from './st-04-iam-needs-tls';
import { ST_05 } from './st-05-access-point';
import { ST_06 } from './st-06-volume-ranges';
import { ST_07 } from './st-07-efs-platform-version';
import { ST_09 } from './st-09-mount-points-have-volumes';
import { ST_10 } from './st-10-no-host-on-fargate';
import { ST_11 } from './st-11-ephemeral-storage';
import { ST_12 } from './st-12-no-devices-on-fargate';
import { ST_14 } from './st-14-s3-files-on-ec2';
import type { Rule } from '../../rule';

export const STORAGE: readonly Rule[] = [ST_01, ST_02, ST_03, ST_04, ST_05, ST_06, ST_07, ST_09, ST_10, ST_11, ST_12, ST_14];
