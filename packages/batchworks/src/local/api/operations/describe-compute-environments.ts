import { findComputeEnvironment } from '../../deployment';
import type { Operation } from '../operation';
import { page } from '../page';
import { existing } from './existing';
import { computeEnvironmentDetail } from '../shapes/compute-environment-detail';

/** Describes the compute environments that are asked for, or all. */
export const describeComputeEnvironments: Operation = {
  name: 'DescribeComputeEnvironments',
  handle: (input, { account }) => {
    const names = input.texts('computeEnvironments') ?? [];
    const environments = names.length > 0
      ? existing(names, (name) => findComputeEnvironment(account, name))
      : account.model.computeEnvironments;
    const { items, nextToken } = page(environments, input, 100);
    return { computeEnvironments: items.map((environment) => computeEnvironmentDetail(environment, account)), nextToken };
  },
};
