import { COMPUTE_INSTANCES_MUTATIONS } from './compute-instances';
import type { Mutations } from './mutation';
import { NETWORK_MUTATIONS } from './network';
import { SIZING_MUTATIONS } from './sizing';

/** Every mutation, by the id of the rule that it violates. */
export const MUTATIONS: Mutations = { ...SIZING_MUTATIONS, ...NETWORK_MUTATIONS, ...COMPUTE_INSTANCES_MUTATIONS };
