/** Launch templates. */
import { LT_01 } from './lt-01-mime';
import { LT_02 } from './lt-02-id-or-name';
import { LT_03 } from './lt-03-overrides';
import { LT_04 } from './lt-04-ignored';
import { LT_05 } from './lt-05-security-groups';
import { LT_07 } from './lt-07-root-volume';
import { LT_08 } from './lt-08-root-device';
import { LT_09 } from './lt-09-volume-key';
import { LT_10 } from './lt-10-agent';
import { LT_11 } from './lt-11-amazon-linux-extras';
import type { Rule } from '../../rule';

export const LAUNCH_TEMPLATE: readonly Rule[] = [
  LT_01, LT_02, LT_03, LT_04, LT_05, LT_07, LT_08, LT_09, LT_10, LT_11,
];
