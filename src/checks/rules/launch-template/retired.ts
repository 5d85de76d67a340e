import type { RetiredRule } from '../../rule';

export const RETIRED_LAUNCH_TEMPLATE: readonly RetiredRule[] = [
  {
    id: 'LT-06',
    title: 'The metadata of an instance is within reach of its jobs',
    reason: 'With a hop limit of 1, containers behind a bridge do not reach the instance metadata. Jobs of one node are in the network of their instance '
      + '(https://docs.aws.amazon.com/batch/latest/userguide/networking-modes-jobs.html), where there is no hop; the reports are from other platforms '
      + '(Amazon EKS, Docker).',
  },
];
