/** Realistic stacks in which nothing is wrong: made with nothing but `aws-cdk-lib`. */
import { Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';

const IMAGE = ecs.ContainerImage.fromRegistry('public.ecr.aws/docker/library/busybox:1.37');

/** What keeps a queue from standing still, for each reason that AWS Batch can tell. */
function stuckJobActions() {
  return [
    batch.JobStateTimeLimitActionsReason.INSUFFICIENT_INSTANCE_CAPACITY,
    batch.JobStateTimeLimitActionsReason.COMPUTE_ENVIRONMENT_MAX_RESOURCE,
    batch.JobStateTimeLimitActionsReason.JOB_RESOURCE_REQUIREMENT,
  ].map((reason) => ({
    action: batch.JobStateTimeLimitActionsAction.CANCEL, maxTime: Duration.hours(6), reason, state: batch.JobStateTimeLimitActionsState.RUNNABLE,
  }));
}

function queueOf(stack: Stack, computeEnvironment: batch.IComputeEnvironment, props: batch.JobQueueProps = {}) {
  return new batch.JobQueue(stack, 'Queue', { computeEnvironments: [{ computeEnvironment, order: 1 }], jobStateTimeLimitActions: stuckJobActions(), ...props });
}

/** The host is lost: again. Whatever else: enough. */
const RETRIES = {
  retryAttempts: 3,
  retryStrategies: [
    batch.RetryStrategy.of(batch.Action.RETRY, batch.Reason.SPOT_INSTANCE_RECLAIMED),
    batch.RetryStrategy.of(batch.Action.RETRY, batch.Reason.CANNOT_PULL_CONTAINER),
    batch.RetryStrategy.of(batch.Action.EXIT, batch.Reason.custom({ onReason: '*' })),
  ],
  timeout: Duration.hours(2),
  skipDeregisterOnUpdate: true,
};

function logging(stack: Stack) {
  const logGroup = new logs.LogGroup(stack, 'Logs', { retention: logs.RetentionDays.ONE_MONTH });
  return ecs.LogDriver.awsLogs({ streamPrefix: 'job', logGroup });
}

/** Compute with a launch template, of its latest version: the construct has no property for it, and without one no change reaches an instance. */
function withLaunchTemplate(stack: Stack, props: Omit<batch.ManagedEc2EcsComputeEnvironmentProps, 'launchTemplate'>) {
  const template = launchTemplate(stack);
  const compute = new batch.ManagedEc2EcsComputeEnvironment(stack, 'Compute', { ...props, launchTemplate: template });
  (compute.node.defaultChild as batch.CfnComputeEnvironment).addPropertyOverride('ComputeResources.LaunchTemplate.Version', template.latestVersionNumber);
  return compute;
}

function launchTemplate(stack: Stack) {
  return new ec2.LaunchTemplate(stack, 'LaunchTemplate', {
    blockDevices: [{ deviceName: '/dev/xvda', volume: ec2.BlockDeviceVolume.ebs(100, { encrypted: true, volumeType: ec2.EbsDeviceVolumeType.GP3 }) }],
    requireImdsv2: true,
  });
}

export const L2_TEMPLATES: Readonly<Record<string, (stack: Stack) => void>> = {
  'plain Fargate': (stack) => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
    const secret = new secretsmanager.Secret(stack, 'Secret');
    queueOf(stack, new batch.FargateComputeEnvironment(stack, 'Compute', { vpc, maxvCpus: 64 }));
    new batch.EcsJobDefinition(stack, 'Job', {
      ...RETRIES,
      container: new batch.EcsFargateContainerDefinition(stack, 'Container', {
        image: IMAGE,
        cpu: 1,
        memory: Size.gibibytes(2),
        logging: logging(stack),
        secrets: { PASSWORD: batch.Secret.fromSecretsManager(secret, 'password') },
      }),
    });
  },

  'plain Fargate in public subnets, started by a rule': (stack) => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0, subnetConfiguration: [{ name: 'Public', subnetType: ec2.SubnetType.PUBLIC }] });
    const compute = new batch.FargateComputeEnvironment(stack, 'Compute', { vpc, maxvCpus: 16, vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } });
    const queue = queueOf(stack, compute);
    const job = new batch.EcsJobDefinition(stack, 'Job', {
      ...RETRIES,
      container: new batch.EcsFargateContainerDefinition(stack, 'Container', {
        image: IMAGE, cpu: 0.5, memory: Size.gibibytes(1), logging: logging(stack), assignPublicIp: true,
      }),
    });
    new events.Rule(stack, 'Nightly', {
      schedule: events.Schedule.cron({ hour: '3', minute: '0' }),
      targets: [new targets.BatchJob(queue.jobQueueArn, queue, job.jobDefinitionArn, job, { attempts: 2 })],
    });
  },

  'plain Spot instances with a file system': (stack) => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
    const compute = withLaunchTemplate(stack, {
      vpc,
      spot: true,
      maxvCpus: 128,
      useOptimalInstanceClasses: false,
      instanceClasses: [ec2.InstanceClass.M6I, ec2.InstanceClass.C6I, ec2.InstanceClass.R6I],
      images: [{ imageType: batch.EcsMachineImageType.ECS_AL2023 }],
    });
    queueOf(stack, compute);
    const fileSystem = new efs.FileSystem(stack, 'Files', { vpc, removalPolicy: RemovalPolicy.DESTROY });
    fileSystem.connections.allowDefaultPortFrom(compute);
    const jobRole = new iam.Role(stack, 'JobRole', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
    fileSystem.grantReadWrite(jobRole);
    new batch.EcsJobDefinition(stack, 'Job', {
      ...RETRIES,
      container: new batch.EcsEc2ContainerDefinition(stack, 'Container', {
        image: IMAGE,
        cpu: 4,
        memory: Size.gibibytes(8),
        logging: logging(stack),
        jobRole,
        volumes: [batch.EcsVolume.efs({ name: 'files', fileSystem, containerPath: '/files', enableTransitEncryption: true, useJobRole: true })],
      }),
    });
  },

  'plain Graviton instances': (stack) => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
    queueOf(stack, withLaunchTemplate(stack, {
      vpc,
      maxvCpus: 64,
      useOptimalInstanceClasses: false,
      instanceClasses: [ec2.InstanceClass.M7G, ec2.InstanceClass.C7G],
      images: [{ imageType: batch.EcsMachineImageType.ECS_AL2023 }],
    }));
    new batch.EcsJobDefinition(stack, 'Job', {
      ...RETRIES,
      container: new batch.EcsEc2ContainerDefinition(stack, 'Container', { image: IMAGE, cpu: 2, memory: Size.gibibytes(6), logging: logging(stack) }),
    });
  },

  'plain GPU instances': (stack) => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
    queueOf(stack, withLaunchTemplate(stack, {
      vpc,
      maxvCpus: 64,
      useOptimalInstanceClasses: false,
      instanceTypes: [new ec2.InstanceType('g5.2xlarge'), new ec2.InstanceType('g5.12xlarge')],
      images: [{ imageType: batch.EcsMachineImageType.ECS_AL2023_NVIDIA }],
    }));
    new batch.EcsJobDefinition(stack, 'Job', {
      ...RETRIES,
      container: new batch.EcsEc2ContainerDefinition(stack, 'Container', { image: IMAGE, cpu: 4, memory: Size.gibibytes(16), gpu: 1, logging: logging(stack) }),
    });
  },

  'a plain fair-share queue': (stack) => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
    queueOf(stack, new batch.FargateComputeEnvironment(stack, 'Compute', { vpc, maxvCpus: 64 }), {
      schedulingPolicy: new batch.FairshareSchedulingPolicy(stack, 'FairShare', {
        computeReservation: 10, shareDecay: Duration.hours(1), shares: [{ shareIdentifier: 'research', weightFactor: 1 }],
      }),
    });
    new batch.EcsJobDefinition(stack, 'Job', {
      ...RETRIES,
      schedulingPriority: 10,
      container: new batch.EcsFargateContainerDefinition(stack, 'Container', { image: IMAGE, cpu: 1, memory: Size.gibibytes(4), logging: logging(stack) }),
    });
  },

  'plain instances in public subnets, on demand before Spot': (stack) => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0, subnetConfiguration: [{ name: 'Public', subnetType: ec2.SubnetType.PUBLIC }] });
    const props = {
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
      maxvCpus: 64,
      useOptimalInstanceClasses: false,
      instanceClasses: [ec2.InstanceClass.M6I, ec2.InstanceClass.C6I, ec2.InstanceClass.R6I],
      images: [{ imageType: batch.EcsMachineImageType.ECS_AL2023 }],
    };
    queueOf(stack, new batch.ManagedEc2EcsComputeEnvironment(stack, 'OnDemand', props)).addComputeEnvironment(
      new batch.ManagedEc2EcsComputeEnvironment(stack, 'Spot', { ...props, spot: true }), 2,
    );
    new batch.EcsJobDefinition(stack, 'Job', {
      ...RETRIES,
      container: new batch.EcsEc2ContainerDefinition(stack, 'Container', { image: IMAGE, cpu: 2, memory: Size.gibibytes(4), logging: logging(stack) }),
    });
  },

  'plain isolated subnets with endpoints': (stack) => {
    const vpc = isolatedVpc(stack);
    const image = ecs.ContainerImage.fromRegistry('123456789012.dkr.ecr.eu-west-1.amazonaws.com/frame:1');
    queueOf(stack, new batch.FargateComputeEnvironment(stack, 'Compute', { vpc, maxvCpus: 64, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } }));
    new batch.EcsJobDefinition(stack, 'Job', {
      ...RETRIES,
      container: new batch.EcsFargateContainerDefinition(stack, 'Container', {
        image,
        cpu: 1,
        memory: Size.gibibytes(2),
        logging: logging(stack),
        executionRole: executionRole(stack),
        secrets: { PASSWORD: batch.Secret.fromSecretsManager(new secretsmanager.Secret(stack, 'Secret')) },
      }),
    });
  },

  'plain isolated instances with endpoints': (stack) => {
    const vpc = isolatedVpc(stack);
    const image = ecs.ContainerImage.fromRegistry('123456789012.dkr.ecr.eu-west-1.amazonaws.com/frame:1');
    queueOf(stack, new batch.ManagedEc2EcsComputeEnvironment(stack, 'Compute', {
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      maxvCpus: 64,
      useOptimalInstanceClasses: false,
      instanceClasses: [ec2.InstanceClass.M6I, ec2.InstanceClass.C6I],
      images: [{ imageType: batch.EcsMachineImageType.ECS_AL2023 }],
    }));
    new batch.EcsJobDefinition(stack, 'Job', {
      ...RETRIES,
      container: new batch.EcsEc2ContainerDefinition(stack, 'Container', { image, cpu: 2, memory: Size.gibibytes(4), logging: logging(stack) }),
    });
  },

  'a plain job of several nodes': (stack) => {
    queueOf(stack, new batch.ManagedEc2EcsComputeEnvironment(stack, 'Compute', {
      vpc: new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 }),
      maxvCpus: 64,
      useOptimalInstanceClasses: false,
      instanceClasses: [ec2.InstanceClass.C6I],
      images: [{ imageType: batch.EcsMachineImageType.ECS_AL2023 }],
    }));
    const container = new batch.EcsEc2ContainerDefinition(stack, 'Node', { image: IMAGE, cpu: 2, memory: Size.gibibytes(3), logging: logging(stack) });
    new batch.MultiNodeJobDefinition(stack, 'Job', { ...RETRIES, containers: [{ container, startNode: 0, endNode: 3 }] });
  },
};

/** With the endpoints as the VPC of the CDK makes them: open to the whole VPC. */
function isolatedVpc(stack: Stack): ec2.IVpc {
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0, subnetConfiguration: [{ name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] });
  const { ECR, ECR_DOCKER, CLOUDWATCH_LOGS, ECS, ECS_AGENT, ECS_TELEMETRY, SECRETS_MANAGER } = ec2.InterfaceVpcEndpointAwsService;
  const services = [ECR, ECR_DOCKER, CLOUDWATCH_LOGS, ECS, ECS_AGENT, ECS_TELEMETRY, SECRETS_MANAGER];
  services.forEach((service) => vpc.addInterfaceEndpoint(service.shortName, { service }));
  vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });
  return vpc;
}

/** What pulls an image from another repository than those of the template. */
function executionRole(stack: Stack): iam.IRole {
  return new iam.Role(stack, 'ExecutionRole', {
    assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com'),
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonECSTaskExecutionRolePolicy')],
  });
}
