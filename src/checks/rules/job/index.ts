/** Job definitions, and what submits them. */
import { JD_01 } from './jd-01-attempts';
import { JD_02 } from './jd-02-retry-conditions';
import { JD_03 } from './jd-03-attempts-with-conditions';
import { JD_04 } from './jd-04-otherwise-exit';
import { JD_05 } from './jd-05-retry-patterns';
import { JD_06 } from './jd-06-spot-retry';
import { JD_07 } from './jd-07-docker-hub-retry';
import { JD_08 } from './jd-08-least-timeout';
import { JD_09 } from './jd-09-timeout';
import { JD_10 } from './jd-10-fargate-timeout';
import { JD_12 } from './jd-12-array-size';
import { JD_13 } from './jd-13-dependencies';
import { JD_14 } from './jd-14-dependency-types';
import { JD_16 } from './jd-16-multi-node';
import { JD_17 } from './jd-17-image-length';
import { JD_18 } from './jd-18-environment';
import { JD_19 } from './jd-19-size';
import { JD_20 } from './jd-20-tags';
import { JD_21 } from './jd-21-scheduling-priority';
import { JD_22 } from './jd-22-share-identifier';
import { JD_23 } from './jd-23-rule-on-fair-share';
import { JD_24 } from './jd-24-share-on-fifo';
import { JD_25 } from './jd-25-fair-share-policy';
import { JD_26 } from './jd-26-delivery';
import { JD_27 } from './jd-27-may-submit';
import { JD_28 } from './jd-28-deprecated-sizes';
import { JD_29 } from './jd-29-platform-members';
import { JD_30 } from './jd-30-job-name';
import { JD_31 } from './jd-31-reaches-a-queue';
import { JD_32 } from './jd-32-overlap';
import type { Rule } from '../../rule';

export const JOB: readonly Rule[] = [
  JD_01, JD_02, JD_03, JD_04, JD_05, JD_06, JD_07, JD_08, JD_09, JD_10, JD_12, JD_13, JD_14, JD_16,
  JD_17, JD_18, JD_19, JD_20, JD_21, JD_22, JD_23, JD_24, JD_25, JD_26, JD_27, JD_28, JD_29, JD_30, JD_31,
  JD_32,
];
