/** What an update of the stack does. */
import { UP_01 } from './up-01-names';
import { UP_02 } from './up-02-no-other-change';
import { UP_03 } from './up-03-launch-template-version';
import { UP_04 } from './up-04-tags';
import { UP_05 } from './up-05-desired-vcpus';
import { UP_06 } from './up-06-latest-image';
import { UP_07 } from './up-07-two-images';
import { UP_08 } from './up-08-change-of-platform';
import { UP_09 } from './up-09-scheduling-policy';
import { UP_10 } from './up-10-terminated-jobs';
import { UP_11 } from './up-11-revisions';
import { UP_12 } from './up-12-fargate-updates';
import type { Rule } from '../../rule';

export const UPDATE: readonly Rule[] = [
  UP_01, UP_02, UP_03, UP_04, UP_05, UP_06, UP_07, UP_08, UP_09, UP_10, UP_11, UP_12,
];
