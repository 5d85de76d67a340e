import type { Mutations } from './mutation';

export const SIZING_MUTATIONS: Mutations = {
  'SZ-08': (template) => {
    const requirement = Object.values(template.Resources)
      .flatMap(({ Properties }) => Properties?.ContainerProperties?.ResourceRequirements ?? [])
      .find(({ Type }) => Type === 'MEMORY');
    if (!requirement) { return false; }
    requirement.Value = '3';
    return true;
  },
};
