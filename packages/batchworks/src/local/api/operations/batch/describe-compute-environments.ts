import { findComputeEnvironment } from '../../../deployment';
import type { Operation } from '../../operation';
import { existingPage } from './lookup/existing';
import { computeEnvironmentDetail } from '../../shapes/compute-environment-detail';

/** Describes the compute environments that are asked for, or all. */
export const describeComputeEnvironments: Operation = {
  name: 'DescribeComputeEnvironments',
  handle: (input, { account }) => {
    const { items, nextToken } = existingPage(input, 'computeEnvironments', (name) => findComputeEnvironment(account, name), account.model.computeEnvironments);
    return { computeEnvironments: items.map((environment) => computeEnvironmentDetail(environment, account)), nextToken };
  },
};
