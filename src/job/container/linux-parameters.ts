import * as batch from 'aws-cdk-lib/aws-batch';
import { Construct } from 'constructs';
import { JobContainerOptions } from '../job-container-options';

/** The options that only a container of Linux on an instance has; Fargate refuses each of them. */
export const INSTANCE_ONLY_LINUX_OPTIONS = ['devices', 'tmpfs', 'sharedMemorySize', 'maxSwap', 'swappiness'] as const;

/** The options of Linux that were given, in the form of `aws-cdk-lib`; nothing where none was. */
export function linuxParametersOf(scope: Construct, options: JobContainerOptions): batch.LinuxParameters | undefined {
  const given = [...INSTANCE_ONLY_LINUX_OPTIONS, 'initProcessEnabled' as const].some((name) => options[name] !== undefined);
  if (!given) { return undefined; }
  const parameters = new batch.LinuxParameters(scope, 'LinuxParameters', {
    initProcessEnabled: options.initProcessEnabled,
    sharedMemorySize: options.sharedMemorySize,
    maxSwap: options.maxSwap,
    swappiness: options.swappiness,
  });
  parameters.addDevices(...options.devices ?? []);
  parameters.addTmpfs(...options.tmpfs ?? []);
  return parameters;
}
