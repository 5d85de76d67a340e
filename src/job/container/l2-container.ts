import * as batch from 'aws-cdk-lib/aws-batch';
import { ContainerParts } from './container-parts';
import { BoundImage } from './image';
import { completeVolumes } from '../../storage/bare-volume';
import { JobOptions } from '../job-options';

/** A container as the L2 of `aws-cdk-lib` takes it, but for what only Fargate or only EC2 has. */
export function l2ContainerProps(parts: ContainerParts): batch.EcsContainerDefinitionProps {
  return {
    image: new BoundImage(parts.image),
    command: parts.command,
    cpu: parts.vcpus,
    memory: parts.memory,
    environment: parts.environment,
    secrets: parts.secrets,
    volumes: parts.volumes,
    logging: parts.logDriver,
    linuxParameters: parts.linuxParameters,
    executionRole: parts.obtainExecutionRole(),
    user: parts.user,
    readonlyRootFilesystem: parts.readonlyRootFilesystem,
  };
}

/** What only a container on EC2 has. */
export function l2Ec2Props({ gpus, privileged, ulimits }: ContainerParts): Partial<batch.EcsEc2ContainerDefinitionProps> {
  return { gpu: gpus, privileged, ulimits };
}

/**
 * What the L2 has no property for, at the path of a container in the job definition.
 *
 * Its `enableExecuteCommand` is among it, which would make a second job role. These are overrides, and no assignments to the L1,
 * which are not faster: for each of them the CDK captures a stack.
 */
export function completeContainer(
  resource: batch.CfnJobDefinition, path: string, { image, volumes }: ContainerParts, jobRoleArn: string, { enableExecuteCommand }: JobOptions,
) {
  resource.addPropertyOverride(`${path}.JobRoleArn`, jobRoleArn);
  completeVolumes(resource, `${path}.Volumes`, volumes);
  if (enableExecuteCommand) { resource.addPropertyOverride(`${path}.EnableExecuteCommand`, true); }
  if (image.repositoryCredentials) {
    resource.addPropertyOverride(`${path}.RepositoryCredentials.CredentialsParameter`, image.repositoryCredentials.credentialsParameter);
  }
}
