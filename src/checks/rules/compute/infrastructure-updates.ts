/**
 * Whether AWS Batch can replace the instances of a compute environment in place.
 *
 * https://docs.aws.amazon.com/batch/latest/userguide/infrastructure-updates.html
 */
import { readText } from '../../../model/read-value';
import type { JsonObject } from '../../../model/record';
import type { ComputeEnvironmentModel, Known } from '../../../model/types';
import { Unknown } from '../../../model/unknown';

/** Whether CloudFormation asks AWS Batch to update the environment in place; it replaces it unless the template says otherwise. */
export function updatesInPlace({ properties: { replaceComputeEnvironment } }: ComputeEnvironmentModel): Known<boolean> {
  return replaceComputeEnvironment instanceof Unknown ? replaceComputeEnvironment : replaceComputeEnvironment === false;
}

/** The allocation strategy, in upper case; AWS Batch takes `BEST_FIT` when it is told nothing. */
export function allocationStrategyOf(resources: JsonObject): Known<string> {
  const strategy = readText(resources, 'allocationStrategy') ?? 'BEST_FIT';
  return strategy instanceof Unknown ? strategy : strategy.toUpperCase();
}
