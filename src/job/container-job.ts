import { Lazy, ResourceEnvironment, Size } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { containerProblems } from './container-checks';
import { ContainerJobProps } from './container-job-props';
import { executionRole, sharedExecutionRole } from './execution-role';
import { JobLogging } from './job-logging';
import { RetryPolicy } from './retry-policy';
import { ComputePlatform } from '../compute/compute';
import { fail } from '../private/errors';
import { requireBatchName } from '../private/requirements';
import { IBatchQueue } from '../queue/queue';

const DEFAULT_VCPUS = 1;

/** 2 GiB a vCPU is a size that exists on Fargate for every vCPU count, but for the smallest ones. */
function defaultMemory(vcpus: number): Size {
  return Size.gibibytes(Math.max(2, 2 * vcpus));
}

/**
 * A job of one container: image, size, command, secrets, storage, roles and log, as an AWS Batch job definition.
 *
 * Grant it what its code may do, as you would a Lambda function: `bucket.grantRead(job)`.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/job_definitions.html
 *
 * @example
 * declare const queue: BatchQueue;
 * declare const bucket: s3.Bucket;
 *
 * const thumbnails = new ContainerJob(this, 'Thumbnails', {
 *   queue,
 *   image: ecs.ContainerImage.fromAsset('./thumbnails'),
 *   vcpus: 2,
 *   memory: Size.gibibytes(4),
 *   command: ['node', 'thumbnails.mjs', '--folder', 'Ref::folder'],
 *   parameters: { folder: 'inbox/' },
 *   timeout: Duration.hours(1),
 * });
 * bucket.grantReadWrite(thumbnails);
 */
export class ContainerJob extends Construct implements iam.IGrantable, batch.IJobDefinitionRef {
  /** The job definition. */
  public readonly jobDefinition: batch.EcsJobDefinition;

  /** The role with which ECS pulls the image, reads the secrets and writes the log. */
  public readonly executionRole: iam.IRole;

  /** The queue that the job is made for. */
  public readonly queue: IBatchQueue;

  /** A reference to the job definition, for what takes one of the CDK. */
  public readonly jobDefinitionRef: batch.JobDefinitionReference;

  /** The environment that the job definition is deployed to. */
  public readonly env: ResourceEnvironment;

  private readonly props: ContainerJobProps;
  private role?: iam.IRole;

  constructor(scope: Construct, id: string, props: ContainerJobProps) {
    super(scope, id);
    this.props = props;
    this.queue = props.queue;
    this.role = props.jobRole;

    const vcpus = props.vcpus ?? DEFAULT_VCPUS;
    const memory = props.memory ?? defaultMemory(vcpus);
    const [problem] = containerProblems(props, vcpus, memory.isUnresolved() ? undefined : memory.toMebibytes());
    if (problem) { fail(this, problem); }
    requireBatchName(this, 'jobDefinitionName', props.jobDefinitionName);

    this.executionRole = props.executionRole ?? (this.secrets.length > 0 ? executionRole(this, 'ExecutionRole') : sharedExecutionRole(this));
    this.jobDefinition = new batch.EcsJobDefinition(this, 'Resource', {
      jobDefinitionName: props.jobDefinitionName,
      container: this.container(vcpus, memory),
      parameters: props.parameters,
      ...retries(props.retryPolicy ?? RetryPolicy.onHostLoss()),
      timeout: props.timeout,
      propagateTags: true, // so that what the job costs can be found by its tags
      skipDeregisterOnUpdate: true, // a workflow that runs keeps the revision it started with
    });
    this.jobDefinitionRef = this.jobDefinition.jobDefinitionRef;
    this.env = this.jobDefinition.env;
    this.completeResource();
  }

  /**
   * The role of the job's code. Made at the first use, unless one was given: a job that never needs a permission has none.
   */
  public get jobRole(): iam.IRole {
    return this.role ??= new iam.Role(this, 'JobRole', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
  }

  /** Who gets what is granted to this job: its role. */
  public get grantPrincipal(): iam.IPrincipal {
    return this.jobRole.grantPrincipal;
  }

  private get secrets() {
    return [...Object.values(this.props.secrets ?? {}), ...this.props.logging?._secrets ?? []];
  }

  private container(vcpus: number, memory: Size): batch.IEcsContainerDefinition {
    const { props, queue } = this;
    this.secrets.forEach((secret) => this.addEndpoint(secret._service));
    const container = {
      image: props.image,
      command: props.command,
      cpu: vcpus,
      memory,
      environment: props.environment,
      secrets: props.secrets && Object.fromEntries(Object.entries(props.secrets).map(([name, secret]) => [name, secret._toBatchSecret()])),
      volumes: this.volumes(),
      logging: (props.logging ?? JobLogging.cloudWatch())._toLogDriver({ streamPrefix: this.node.id, logGroup: () => queue.logGroup }),
      executionRole: this.executionRole,
      user: props.user,
      readonlyRootFilesystem: props.readonlyRootFilesystem,
    };
    return queue.platform === ComputePlatform.FARGATE
      ? new batch.EcsFargateContainerDefinition(this, 'Container', {
        ...container,
        assignPublicIp: queue.compute.some((compute) => compute.network?.assignPublicIp),
        ...(queue.architecture === ec2.InstanceArchitecture.ARM_64 && {
          fargateCpuArchitecture: ecs.CpuArchitecture.ARM64,
          fargateOperatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
        }),
      })
      : new batch.EcsEc2ContainerDefinition(this, 'Container', { ...container, gpu: props.gpus });
  }

  private volumes(): batch.EcsVolume[] {
    return (this.props.volumes ?? []).map((volume, index) => volume._bind({
      volumeName: `volume${index}`,
      jobRole: this,
      compute: this.queue.compute,
      addEndpoint: (service) => this.addEndpoint(service),
    }));
  }

  private addEndpoint(service: ec2.InterfaceVpcEndpointAwsService) {
    this.queue.compute.forEach((compute) => compute.network?.addEndpoint(service));
  }

  /** What the L2 has no property for. */
  private completeResource() {
    const resource = this.jobDefinition.node.defaultChild as batch.CfnJobDefinition;
    // Lazy: the role comes with the first grant, which may be long after this constructor.
    resource.addPropertyOverride('ContainerProperties.JobRoleArn', Lazy.string({ produce: () => this.role?.roleArn }));
    resource.addMetadata('cdk-batchworks:path', this.node.path);
    resource.addMetadata('cdk-batchworks:queue', this.queue.node.path);
  }
}

function retries(policy: RetryPolicy) {
  return { retryAttempts: policy.attempts, retryStrategies: policy._conditions };
}
