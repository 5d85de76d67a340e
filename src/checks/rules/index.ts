/** Every rule, in the order of the documentation. A new one gets a line in the table of its area. */
import type { Rule } from '../rule';
import { COMPUTE } from './compute';
import { IAM } from './iam';
import { JOB } from './job';
import { LAUNCH_TEMPLATE } from './launch-template';
import { NETWORK } from './network';
import { SIZING } from './sizing';
import { STORAGE } from './storage';
import { UPDATE } from './update';

export const RULES: readonly Rule[] = [
  ...SIZING, ...NETWORK, ...COMPUTE, ...UPDATE, ...LAUNCH_TEMPLATE, ...IAM, ...STORAGE, ...JOB,
];
