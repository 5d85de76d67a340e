/** Every rule, in the order of the documentation. A new one gets a line in the table of its area. */
import type { RetiredRule, Rule } from '../rule';
import { COMPUTE } from './compute';
import { RETIRED_COMPUTE } from './compute/retired';
import { IAM } from './iam';
import { RETIRED_IAM } from './iam/retired';
import { JOB } from './job';
import { RETIRED_JOB } from './job/retired';
import { LAUNCH_TEMPLATE } from './launch-template';
import { RETIRED_LAUNCH_TEMPLATE } from './launch-template/retired';
import { NETWORK } from './network';
import { RETIRED_NETWORK } from './network/retired';
import { SIZING } from './sizing';
import { STORAGE } from './storage';
import { RETIRED_STORAGE } from './storage/retired';
import { UPDATE } from './update';

/** Rules about the same thing. */
export interface Area {
  readonly title: string;
  readonly rules: readonly Rule[];
}

export const AREAS: readonly Area[] = [
  { title: 'Sizes and placement', rules: SIZING },
  { title: 'Network', rules: NETWORK },
  { title: 'Compute environments and queues', rules: COMPUTE },
  { title: 'Updates', rules: UPDATE },
  { title: 'Launch templates', rules: LAUNCH_TEMPLATE },
  { title: 'Roles, secrets and logs', rules: IAM },
  { title: 'Volumes', rules: STORAGE },
  { title: 'Job definitions, and what submits them', rules: JOB },
];

export const RULES: readonly Rule[] = AREAS.flatMap(({ rules }) => rules);

/** Statements of the catalogue that are not checked. */
export const RETIRED: readonly RetiredRule[] = [
  ...RETIRED_NETWORK, ...RETIRED_COMPUTE, ...RETIRED_LAUNCH_TEMPLATE, ...RETIRED_IAM, ...RETIRED_STORAGE, ...RETIRED_JOB,
];
