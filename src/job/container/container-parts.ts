import { Size } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { sizeOf } from './container-size';
import { bindImages, imageProblem } from './image';
import { linuxParametersOf } from './linux-parameters';
import { fail } from '../../private/errors';
import { IBatchQueue } from '../../queue/queue';
import { JobVolume } from '../../storage/job-volume';
import { JobContainerOptions } from '../job-container-options';
import { JobLogging } from '../job-logging';

/** What a container asks of the job that it is part of. */
export interface ContainerHost {
  readonly queue: IBatchQueue;
  readonly streamPrefix: string;
  obtainExecutionRole(): iam.IRole;
  obtainOwnExecutionRole(): iam.IRole;
  addEndpoint(service: ec2.InterfaceVpcEndpointAwsService): void;
  bindVolume(volume: JobVolume): batch.EcsVolume;
}

/** A container, bound to its job: what the options say, in the words of `aws-cdk-lib`. Both ways to render one begin here. */
export interface ContainerParts {
  readonly image: ecs.ContainerImageConfig;
  readonly command?: string[];
  readonly vcpus: number;
  readonly memory: Size;
  readonly gpus?: number;
  readonly environment?: { [name: string]: string };
  readonly secrets?: { [name: string]: batch.Secret };
  readonly volumes: batch.EcsVolume[];
  readonly logDriver: ecs.LogDriver;
  readonly linuxParameters?: batch.LinuxParameters;
  readonly ulimits?: batch.Ulimit[];
  readonly user?: string;
  readonly readonlyRootFilesystem?: boolean;
  readonly privileged?: boolean;
  obtainExecutionRole(): iam.IRole;
}

/** A container that is still only said, and where in the tree it belongs. */
export interface UnboundContainer {
  readonly scope: Construct;
  readonly options: JobContainerOptions;
}

/** Binds all containers of a job to it. */
export function bindContainers(host: ContainerHost, containers: UnboundContainer[]): ContainerParts[] {
  const images = bindImages(host, containers);
  return containers.map((container) => bindContainer(host, container, images.get(container)!));
}

function bindContainer(host: ContainerHost, { scope, options }: UnboundContainer, image: ecs.ContainerImageConfig): ContainerParts {
  const secrets = Object.entries(options.secrets ?? {});
  secrets.forEach(([, secret]) => host.addEndpoint(secret._service));
  options.logging?._secrets.forEach((secret) => host.addEndpoint(secret._service));
  const volumes = (options.volumes ?? []).map((volume) => host.bindVolume(volume));
  const problem = imageProblem(image, host.queue);
  if (problem !== undefined) { fail(scope, problem); }
  return {
    image,
    command: commandOf(options),
    ...sizeOf(options),
    gpus: options.gpus,
    environment: options.environment,
    secrets: options.secrets && Object.fromEntries(secrets.map(([name, secret]) => [name, secret._toBatchSecret()])),
    volumes,
    logDriver: (options.logging ?? JobLogging.cloudWatch())._toLogDriver({ streamPrefix: host.streamPrefix, logGroup: () => host.queue.logGroup }),
    linuxParameters: linuxParametersOf(scope, options),
    ulimits: options.ulimits,
    user: options.user,
    readonlyRootFilesystem: options.readonlyRootFilesystem,
    privileged: options.privileged,
    obtainExecutionRole: host.obtainExecutionRole,
  };
}

/** The definition holds all of the command, and no entry point does: so it can also be run without the image. */
function commandOf({ source, command }: JobContainerOptions): string[] | undefined {
  return source && source._command.length > 0 ? [...source._command, ...command ?? []] : command;
}
