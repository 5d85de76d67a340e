import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ContainerHost, UnboundContainer } from './container-parts';
import { isKnown } from '../../private/tokens';
import { IBatchQueue } from '../../queue/queue';
import { JobContainerOptions } from '../job-container-options';

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html */
const MAX_IMAGE_LENGTH = 255;

/**
 * Makes the images of a job, and lets its execution role pull them. Those of other registries come first: only they may ask for a role
 * of the job's own, and all permissions have to go to one role.
 */
export function bindImages(host: ContainerHost, containers: UnboundContainer[]): Map<UnboundContainer, ecs.ContainerImageConfig> {
  const images = containers.map((container) => ({ container, image: imageOf(host, container.options) }));
  const [foreign, others] = [true, false].map((isForeign) => images.filter(({ image }) => image instanceof ecs.RepositoryImage === isForeign));
  return new Map([
    ...foreign.map(({ container, image }) => [container, bindForeign(container.scope, host, image)] as const),
    ...others.map(({ container, image }) => [container, image.bind(container.scope, asContainerDefinition(host.obtainExecutionRole))] as const),
  ]);
}

function imageOf({ queue }: ContainerHost, { image, source }: JobContainerOptions): ecs.ContainerImage {
  return image ?? source!._image(queue.architecture!); // that there is one of the two, and an architecture for a source, was checked
}

/** An image of another registry asks for a role only to read its credentials, and that is nothing for the role that jobs share. */
function bindForeign(scope: Construct, host: ContainerHost, image: ecs.ContainerImage): ecs.ContainerImageConfig {
  const config = image.bind(scope, asContainerDefinition(host.obtainOwnExecutionRole));
  if (config.repositoryCredentials) { host.addEndpoint(ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER); }
  return config;
}

/** What AWS Batch would refuse in an image, or what of it is out of reach, in words. */
export function imageProblem({ imageName }: ecs.ContainerImageConfig, { compute }: IBatchQueue): string | undefined {
  return lengthProblem(imageName) ?? compute.map(({ network }) => network?._imageProblem(imageName)).find((problem) => problem !== undefined);
}

function lengthProblem(imageName: string): string | undefined {
  return isKnown(imageName) && imageName.length > MAX_IMAGE_LENGTH
    ? `the name of an image must have at most ${MAX_IMAGE_LENGTH} characters, got ${imageName.length}: "${imageName}"; use a shorter repository or tag (JD-17)`
    : undefined;
}

/**
 * Images and log drivers are made for containers of Amazon ECS. Of those they ask for nothing but the execution role, which is how
 * `aws-cdk-lib/aws-batch` binds them too.
 */
export function asContainerDefinition(obtainExecutionRole: () => iam.IGrantable): ecs.ContainerDefinition {
  return { taskDefinition: { obtainExecutionRole } } as unknown as ecs.ContainerDefinition;
}

/** An image that was bound before. */
export class BoundImage extends ecs.ContainerImage {
  constructor(private readonly config: ecs.ContainerImageConfig) {
    super();
  }

  public bind(): ecs.ContainerImageConfig {
    return this.config;
  }
}
