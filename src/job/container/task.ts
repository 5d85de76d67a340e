import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { renderTaskVolume } from './task-volume';
import { ComputePlatform } from '../../compute/compute';
import { IBatchQueue } from '../../queue/queue';
import { JobOptions } from '../job-options';
import { JobOperatingSystem, SingleTaskJobOptions } from '../single-task-options';

type TaskContainer = batch.CfnJobDefinition.TaskContainerPropertiesProperty;
type TaskOptions = JobOptions & SingleTaskJobOptions & { readonly ipcMode?: ecs.IpcMode; readonly pidMode?: ecs.PidMode };

/** What the containers of a task have in common. */
export interface TaskParts {
  readonly volumes: batch.EcsVolume[];
  readonly executionRoleArn: string;
  readonly jobRoleArn: string;
}

/** The only task of a job, for which the L2 has no form. */
export function renderTask(options: TaskOptions, parts: TaskParts, containers: TaskContainer[]): batch.CfnJobDefinition.EcsPropertiesProperty {
  return {
    taskProperties: [{
      containers,
      volumes: parts.volumes.map(renderTaskVolume),
      executionRoleArn: parts.executionRoleArn,
      taskRoleArn: parts.jobRoleArn,
      enableExecuteCommand: options.enableExecuteCommand,
      ipcMode: options.ipcMode,
      pidMode: options.pidMode,
      ...platformOf(options),
    }],
  };
}

/** What belongs to where the job runs. Instances of EC2 say all of this themselves. */
function platformOf(options: TaskOptions): Partial<batch.CfnJobDefinition.EcsTaskPropertiesProperty> {
  const { platform, architecture } = options.queue;
  if (platform === ComputePlatform.EC2) { return {}; }
  const runtimePlatform = {
    cpuArchitecture: architecture === ec2.InstanceArchitecture.ARM_64 ? 'ARM64' : 'X86_64',
    operatingSystemFamily: options.operatingSystem ?? JobOperatingSystem.LINUX,
  };
  return platform !== ComputePlatform.FARGATE ? { runtimePlatform } : {
    runtimePlatform,
    platformVersion: options.fargatePlatformVersion,
    ephemeralStorage: options.ephemeralStorage && { sizeInGiB: options.ephemeralStorage.toGibibytes() },
    networkConfiguration: { assignPublicIp: needsPublicIp(options.queue) ? 'ENABLED' : 'DISABLED' },
  };
}

/** Whether a task on Fargate has no way out of its subnets without a public address. */
export function needsPublicIp({ compute }: IBatchQueue): boolean {
  return compute.some(({ network }) => network?.assignPublicIp);
}
