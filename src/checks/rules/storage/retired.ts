import type { RetiredRule } from '../../rule';

export const RETIRED_STORAGE: readonly RetiredRule[] = [
  {
    id: 'ST-08',
    title: 'Instances that mount EFS have an ECS agent that can',
    reason: 'The images that AWS Batch chooses have had the agent (1.38.0) and the volume plugin since 2020; what is in another image, no template tells.',
  },
];
