import { COMPUTE_MUTATIONS } from './compute';
import { COMPUTE_INSTANCES_MUTATIONS } from './compute-instances';
import { COMPUTE_ROLE_MUTATIONS } from './compute-roles';
import { IAM_MUTATIONS } from './iam';
import { JOB_MUTATIONS } from './job';
import { LAUNCH_TEMPLATE_MUTATIONS } from './launch-template';
import type { Mutations } from './mutation';
import { NETWORK_MUTATIONS } from './network';
import { SIZING_MUTATIONS } from './sizing';
import { STORAGE_MUTATIONS } from './storage';
import { UPDATE_MUTATIONS } from './update';

/** Every mutation, by the id of the rule that it violates. */
export const MUTATIONS: Mutations = {
  ...SIZING_MUTATIONS,
  ...NETWORK_MUTATIONS,
  ...COMPUTE_MUTATIONS,
  ...COMPUTE_INSTANCES_MUTATIONS,
  ...COMPUTE_ROLE_MUTATIONS,
  ...UPDATE_MUTATIONS,
  ...LAUNCH_TEMPLATE_MUTATIONS,
  ...IAM_MUTATIONS,
  ...STORAGE_MUTATIONS,
  ...JOB_MUTATIONS,
};
