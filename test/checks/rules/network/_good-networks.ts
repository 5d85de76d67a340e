import { App, Size, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { BatchPlatform, Egress, JobSecret, JobVolume } from '../../../../src';
import type { Template as JsonTemplate } from '../../mutations/mutation';

const PUBLIC_IMAGE = ecs.ContainerImage.fromRegistry('public.ecr.aws/docker/library/busybox:1.37');
const ECR_IMAGE = ecs.ContainerImage.fromRegistry('123456789012.dkr.ecr.eu-west-1.amazonaws.com/frame:1');

/** Templates in whose networks every job can start: by our constructs, and by plain `aws-cdk-lib/aws-batch`. */
export const GOOD_NETWORKS: Readonly<Record<string, () => JsonTemplate>> = {
  'Egress.nat': () => platform(Egress.nat(), PUBLIC_IMAGE),
  'Egress.publicIp': () => platform(Egress.publicIp(), PUBLIC_IMAGE),
  'Egress.endpoints': () => platform(Egress.endpoints(), ECR_IMAGE),
  'a plain VPC with NAT gateways': () => plain(PUBLIC_IMAGE, (stack) => new ec2.Vpc(stack, 'Vpc')),
  'a plain VPC with a job of several nodes': () => multiNode(),
  'plain public subnets': () => plain(PUBLIC_IMAGE, publicVpc, { vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC }, assignPublicIp: true }),
  'plain isolated subnets with endpoints': () => plain(ECR_IMAGE, isolatedVpc, { vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } }),
  'an imported VPC': () => plain(PUBLIC_IMAGE, importedVpc),
};

/** Fargate and EC2 with a job each, a secret and a file system, by our constructs. */
function platform(egress: Egress, image: ecs.ContainerImage): JsonTemplate {
  const stack = new Stack(new App(), 'Farm');
  const farm = new BatchPlatform(stack, 'Batch', { egress });
  const serverless = farm.addQueue('Serverless', { compute: [farm.addFargateCompute('Fargate')] });
  const instances = farm.addQueue('Instances', { compute: [farm.addEc2Compute('Ec2'), farm.addSpotCompute('Spot')] });
  const secrets = { KEY: JobSecret.fromSecretsManager(new secretsmanager.Secret(stack, 'Key')) };
  const fileSystem = new efs.FileSystem(stack, 'Frames', { vpc: farm.vpc, vpcSubnets: farm.network.vpcSubnets });
  farm.addJob('Frame', { queue: serverless, image, secrets, volumes: [JobVolume.efs(fileSystem, { mountPath: '/frames' })] });
  farm.addJob('Film', { queue: instances, image, secrets });
  return jsonOf(stack);
}

/** The same by the L2 constructs, whose jobs name no queue. */
function plain(
  image: ecs.ContainerImage, vpcOf: (stack: Stack) => ec2.IVpc,
  { vpcSubnets, assignPublicIp }: { vpcSubnets?: ec2.SubnetSelection; assignPublicIp?: boolean } = {},
): JsonTemplate {
  const stack = new Stack(new App(), 'Farm');
  const vpc = vpcOf(stack);
  const environments: batch.IManagedComputeEnvironment[] = [
    new batch.FargateComputeEnvironment(stack, 'Fargate', { vpc, vpcSubnets }),
    new batch.ManagedEc2EcsComputeEnvironment(stack, 'Ec2', { vpc, vpcSubnets }),
  ];
  environments.forEach((computeEnvironment, index) => {
    new batch.JobQueue(stack, `Queue${index}`, { computeEnvironments: [{ computeEnvironment, order: 1 }] });
  });
  const secrets = { KEY: batch.Secret.fromSecretsManager(new secretsmanager.Secret(stack, 'Key')) };
  const size = { image, cpu: 1, memory: Size.gibibytes(2), secrets };
  new batch.EcsJobDefinition(stack, 'Frame', { container: new batch.EcsFargateContainerDefinition(stack, 'F', { ...size, assignPublicIp }) });
  new batch.EcsJobDefinition(stack, 'Film', { container: new batch.EcsEc2ContainerDefinition(stack, 'E', size) });
  return jsonOf(stack);
}

function multiNode(): JsonTemplate {
  const stack = new Stack(new App(), 'Farm');
  const computeEnvironment = new batch.ManagedEc2EcsComputeEnvironment(stack, 'Ec2', { vpc: new ec2.Vpc(stack, 'Vpc') });
  new batch.JobQueue(stack, 'Queue', { computeEnvironments: [{ computeEnvironment, order: 1 }] });
  const container = new batch.EcsEc2ContainerDefinition(stack, 'Node', { image: PUBLIC_IMAGE, cpu: 2, memory: Size.gibibytes(4) });
  new batch.MultiNodeJobDefinition(stack, 'Solve', { containers: [{ container, startNode: 0, endNode: 3 }] });
  return jsonOf(stack);
}

function publicVpc(stack: Stack): ec2.IVpc {
  return new ec2.Vpc(stack, 'Vpc', { natGateways: 0, subnetConfiguration: [{ name: 'Public', subnetType: ec2.SubnetType.PUBLIC }] });
}

/** With the endpoints as CDK's VPC makes them: open to the whole VPC. */
function isolatedVpc(stack: Stack): ec2.IVpc {
  const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 0, subnetConfiguration: [{ name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] });
  const { ECR, ECR_DOCKER, CLOUDWATCH_LOGS, ECS, ECS_AGENT, ECS_TELEMETRY, SECRETS_MANAGER } = ec2.InterfaceVpcEndpointAwsService;
  [ECR, ECR_DOCKER, CLOUDWATCH_LOGS, ECS, ECS_AGENT, ECS_TELEMETRY, SECRETS_MANAGER].forEach((service) => {
    vpc.addInterfaceEndpoint(service.shortName, { service });
  });
  vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });
  return vpc;
}

function importedVpc(stack: Stack): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-12345678', availabilityZones: ['eu-west-1a'], privateSubnetIds: ['subnet-12345678'],
  });
}

function jsonOf(stack: Stack): JsonTemplate {
  return Template.fromStack(stack).toJSON() as JsonTemplate;
}
