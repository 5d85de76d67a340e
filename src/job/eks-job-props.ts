import { Size } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { JobConsumableResource } from './consumable-resource';
import { JobDefinitionOptions } from './job-definition-options';
import { JobSource } from './source/job-source';

/** What a job that is a pod of Amazon EKS runs, and what it needs for it. */
export interface EksJobOptions extends JobDefinitionOptions {
  /**
   * The image that the container runs, of at most 255 characters. The nodes of the cluster pull it, with the role of their instances, which
   * may not be changed from here; for a registry with credentials of its own there are `imagePullSecrets`.
   *
   * @default - `source` says what runs; exactly one of the two is needed
   */
  readonly image?: ecs.ContainerImage;

  /**
   * A script, an executable or a folder, around which an image is built for the CPU architecture of the queue.
   *
   * @default - `image` says what runs; exactly one of the two is needed
   */
  readonly source?: JobSource;

  /**
   * What runs instead of the entry point of the image, one string an argument. Not beside a `source` that is a script, an executable or a
   * folder, which is the command.
   *
   * `Ref::name` stands for the parameter `name`, which must be in `parameters` or `requiredParameters`. `$(NAME)` stands for the environment
   * variable `NAME`.
   *
   * @default - the entry point of the image, or the source
   */
  readonly command?: string[];

  /**
   * The arguments of the command, with the same placeholders.
   *
   * @default - the command of the image; beside `command` or a source, none
   */
  readonly args?: string[];

  /**
   * The vCPUs that are kept for the container, and that AWS Batch scales by: a multiple of 0.25.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/memory-cpu-batch-eks.html
   * @default 1
   */
  readonly vcpus?: number;

  /**
   * The vCPUs that the container may use where its node has some to spare: a multiple of 0.25, and at least `vcpus`.
   *
   * @default - as many as `vcpus`
   */
  readonly vcpuLimit?: number;

  /**
   * The memory in whole MiB, a hard limit: a container that takes more is killed. At least 4 MiB.
   *
   * @default - 2 GiB a vCPU, at least 2 GiB
   */
  readonly memory?: Size;

  /**
   * The GPUs, an integer from 1.
   *
   * @default - none
   */
  readonly gpus?: number;

  /**
   * Environment variables. A value here stands in the template for all to read: what is secret goes into a secret of Kubernetes, which
   * `EksVolume.secret` mounts.
   *
   * Names must not begin with `AWS_BATCH`, which AWS Batch keeps for itself.
   *
   * @default - only what AWS Batch sets
   */
  readonly environment?: { [name: string]: string };

  /**
   * Storage, each under a name and at a path of its own: `EksVolume.emptyDir`, `.hostPath` and `.secret` of the CDK, and
   * `EksJobVolume.persistentVolumeClaim`.
   *
   * @default - only the container's own file system, which is gone with the job
   */
  readonly volumes?: batch.EksVolume[];

  /**
   * The name of the container.
   *
   * @default - `Default`, the name that AWS Batch gives it
   */
  readonly containerName?: string;

  /**
   * When the node pulls the image although it has one.
   *
   * @default - `ALWAYS` for the tag `latest`, else `IF_NOT_PRESENT`
   */
  readonly imagePullPolicy?: batch.ImagePullPolicy;

  /**
   * Names of secrets of Kubernetes, in the namespace of the pod, that sign in to the registry of the image.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/
   * @default - none
   */
  readonly imagePullSecrets?: string[];

  /**
   * The user that the command runs as, by its number.
   *
   * @default - the user of the image
   */
  readonly runAsUser?: number;

  /**
   * The group that the command runs as, by its number.
   *
   * @default - the group of the image
   */
  readonly runAsGroup?: number;

  /**
   * Whether the pod is refused where its user is root, or where the image names its user by something other than a number.
   *
   * @default false
   */
  readonly runAsNonRoot?: boolean;

  /**
   * Whether a process may gain more privileges than its parent has.
   *
   * @default false
   */
  readonly allowPrivilegeEscalation?: boolean;

  /**
   * Whether the container has the rights of root on its node.
   *
   * @default false
   */
  readonly privileged?: boolean;

  /**
   * Whether the container's own file system can only be read.
   *
   * @default false
   */
  readonly readonlyRootFilesystem?: boolean;

  /**
   * The service account of Kubernetes that the pod runs as. What the code may do in AWS follows from it, by EKS Pod Identity or by an IAM role
   * for service accounts: nothing is granted to the job itself.
   *
   * @see https://docs.aws.amazon.com/eks/latest/userguide/service-accounts.html
   * @default - the default service account of the namespace
   */
  readonly serviceAccount?: string;

  /**
   * How the pod resolves names.
   *
   * @default - `CLUSTER_FIRST_WITH_HOST_NET` where nothing is said of `useHostNetwork`, else `CLUSTER_FIRST`
   */
  readonly dnsPolicy?: batch.DnsPolicy;

  /**
   * Whether the pod has the address of its node, and not one of its own. Without it, a node runs only as many jobs as it has addresses.
   *
   * @default true
   */
  readonly useHostNetwork?: boolean;

  /**
   * The namespace that the pod is in: 1 to 63 lower-case letters, digits and hyphens; neither `default` nor one of `kube`. It needs the same
   * role-based access control as that of the compute environment.
   *
   * @default - the namespace of the compute environment
   */
  readonly kubernetesNamespace?: string;

  /**
   * Labels of the pod.
   *
   * @default - those that AWS Batch sets
   */
  readonly labels?: { [name: string]: string };

  /**
   * Annotations of the pod.
   *
   * @default - none
   */
  readonly annotations?: { [name: string]: string };

  /**
   * How many children the job has where nobody says otherwise: 2 to 10,000. See `ContainerJobOptions.arraySize`.
   *
   * @default - a job of its own, not an array
   */
  readonly arraySize?: number;

  /**
   * What the job takes of resources that AWS Batch counts, at most five. It waits in RUNNABLE until there is enough of all.
   *
   * @default - none
   */
  readonly consumableResources?: JobConsumableResource[];
}

/** Properties of `EksJob`. */
export interface EksJobProps extends EksJobOptions {}
