import type { Mutations } from './mutation';
import { SIZING_MUTATIONS } from './sizing';

/** Every mutation, by the id of the rule that it violates. */
export const MUTATIONS: Mutations = { ...SIZING_MUTATIONS };
