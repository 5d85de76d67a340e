import { Tokenization } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import { Construct } from 'constructs';
import { ContainerParts } from './container-parts';
import { asContainerDefinition } from './image';

/** A container as one of several in a task, for which the L2 has no form. */
export function renderTaskContainer(scope: Construct, parts: ContainerParts): batch.CfnJobDefinition.TaskContainerPropertiesProperty {
  const credentials = parts.image.repositoryCredentials?.credentialsParameter;
  return {
    image: parts.image.imageName,
    repositoryCredentials: credentials === undefined ? undefined : { credentialsParameter: credentials },
    command: parts.command,
    resourceRequirements: resourceRequirements(parts),
    environment: parts.environment && Object.entries(parts.environment).map(([name, value]) => ({ name, value })),
    secrets: parts.secrets && Object.entries(parts.secrets).map(([name, secret]) => renderSecret(parts, name, secret)),
    mountPoints: parts.volumes.map(({ name, containerPath, readonly }) => ({ sourceVolume: name, containerPath, readOnly: readonly })),
    logConfiguration: parts.logDriver.bind(scope, asContainerDefinition(parts.obtainExecutionRole)),
    linuxParameters: parts.linuxParameters?.renderLinuxParameters(),
    ulimits: parts.ulimits,
    user: parts.user,
    readonlyRootFilesystem: parts.readonlyRootFilesystem,
    privileged: parts.privileged,
  };
}

function resourceRequirements({ vcpus, memory, gpus }: ContainerParts): batch.CfnJobDefinition.ResourceRequirementProperty[] {
  return [
    { type: 'MEMORY', value: Tokenization.stringifyNumber(memory.toMebibytes()) },
    { type: 'VCPU', value: Tokenization.stringifyNumber(vcpus) },
    ...(gpus === undefined ? [] : [{ type: 'GPU', value: Tokenization.stringifyNumber(gpus) }]),
  ];
}

function renderSecret({ obtainExecutionRole }: ContainerParts, name: string, secret: batch.Secret): batch.CfnJobDefinition.SecretProperty {
  secret.grantRead(obtainExecutionRole());
  return { name, valueFrom: secret.arn };
}
