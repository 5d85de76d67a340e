import * as batch from 'aws-cdk-lib/aws-batch';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, DependencyGroup } from 'constructs';
import { sizeOf } from './container-size';
import { asContainerDefinition, BoundImage, imageProblem } from './image';
import { fail } from '../../private/errors';
import { EksJobOptions } from '../eks-job-props';

/** The container of a pod as the L2 of `aws-cdk-lib` takes it. */
export function renderPodContainer(scope: Construct, options: EksJobOptions): batch.EksContainerDefinitionProps {
  const { vcpus, memory } = sizeOf(options);
  return {
    image: new BoundImage(bindImage(scope, options)),
    command: options.source && options.source._command.length > 0 ? options.source._command : options.command,
    args: options.args,
    env: options.environment,
    name: options.containerName,
    imagePullPolicy: options.imagePullPolicy,
    cpuReservation: vcpus,
    cpuLimit: options.vcpuLimit ?? vcpus,
    // AWS Batch takes no other limit than what is reserved
    memoryReservation: memory,
    memoryLimit: memory,
    gpuReservation: options.gpus,
    gpuLimit: options.gpus,
    privileged: options.privileged,
    readonlyRootFilesystem: options.readonlyRootFilesystem,
    runAsUser: options.runAsUser,
    runAsGroup: options.runAsGroup,
    runAsRoot: !options.runAsNonRoot, // where nothing is said, the L2 forbids root, as which most images run
    volumes: options.volumes,
  };
}

/** The L2 binds an image to itself, which has no role to pull it with: an image of Amazon ECR makes it fail. Here it is bound before. */
function bindImage(scope: Construct, { image, source, queue }: EksJobOptions): ecs.ContainerImageConfig {
  const bound = (image ?? source!._image(queue.architecture!)).bind(scope, asContainerDefinition(() => new Nodes()));
  const problem = imageProblem(bound, queue) ?? credentialsProblem(bound);
  return problem === undefined ? bound : fail(scope, problem);
}

function credentialsProblem({ repositoryCredentials }: ecs.ContainerImageConfig): string | undefined {
  return repositoryCredentials
    ? 'the image of a pod must have no credentials of Secrets Manager, which Amazon EKS does not read, got some; give `imagePullSecrets`'
    : undefined;
}

/** The nodes pull images, with a role that is not known here, and that has the permission already: what is granted to it goes nowhere. */
class Nodes extends iam.ServicePrincipal {
  constructor() {
    super('ec2.amazonaws.com');
  }

  public addToPrincipalPolicy(): iam.AddToPrincipalPolicyResult {
    return { statementAdded: true, policyDependable: new DependencyGroup() };
  }
}
