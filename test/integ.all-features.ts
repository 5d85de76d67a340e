import * as path from 'node:path';
import { Duration, Fn, Size, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { BatchNetwork, BatchPlatform, ContainerJob, Egress, JobLogging, JobSecret, JobVolume, RetryPolicy } from '../src';
import { acknowledgeKnown, strictApp, templateOf } from './_helpers/integ';

const IMAGE = ecs.ContainerImage.fromAsset(path.join(__dirname, '../examples/typescript/render-farm/frame'));

test('every kind of compute, queue, job, secret and volume', () => {
  const stack = new Stack(strictApp(), 'AllFeatures');
  const flowLogs = { All: { destination: ec2.FlowLogDestination.toCloudWatchLogs() } };
  const network = new BatchNetwork(stack, 'Network', {
    egress: Egress.endpoints(), maxAzs: 2, ipAddresses: ec2.IpAddresses.cidr('10.20.0.0/16'), flowLogs,
  });
  const logGroup = new logs.LogGroup(stack, 'Logs', { retention: logs.RetentionDays.ONE_YEAR });
  const batch = new BatchPlatform(stack, 'Batch', { network, logGroup });

  const fargate = batch.addFargateCompute('Fargate', { maxVcpus: 64 });
  const fargateSpot = batch.addFargateCompute('FargateSpot', { maxVcpus: 512, spot: true });
  const spot = batch.addSpotCompute('Spot', { maxVcpus: 256, maxPricePercent: 60 });
  const onDemand = batch.addEc2Compute('OnDemand', { maxVcpus: 32, computeEnvironmentName: 'on-demand' });
  const arm = batch.addEc2Compute('Arm', { architecture: ec2.InstanceArchitecture.ARM_64 });
  const licensed = batch.addUnmanagedCompute('Licensed');

  const serverless = batch.addQueue('Serverless', { compute: [fargateSpot, fargate], priority: 10 });
  const bulk = batch.addQueue('Bulk', { compute: [spot, onDemand], priority: 1 });
  const urgent = batch.addQueue('Urgent', { compute: [onDemand], priority: 1000, jobQueueName: 'urgent' });
  const armed = batch.addQueue('Armed', { compute: [arm] });
  const own = batch.addQueue('Own', { compute: [licensed], enabled: false });

  const database = new secretsmanager.Secret(stack, 'Database');
  const token = ssm.StringParameter.fromSecureStringParameterAttributes(stack, 'Token', { parameterName: '/batch/token' });
  const fileSystem = new efs.FileSystem(stack, 'FileSystem', { vpc: batch.vpc, allowAnonymousAccess: false });
  const accessPoint = fileSystem.addAccessPoint('AccessPoint', { path: '/data', posixUser: { uid: '1000', gid: '1000' } });

  const full = batch.addJob('Full', {
    queue: serverless,
    image: IMAGE,
    vcpus: 2,
    memory: Size.gibibytes(4),
    command: ['node', 'tile.mjs', '--scene', 'Ref::scene', '--frames', 'Ref::frames'],
    parameters: { scene: 'harbor' },
    requiredParameters: ['frames'],
    environment: { LEVEL: 'debug' },
    secrets: {
      PASSWORD: JobSecret.fromSecretsManager(database, { field: 'password', versionStage: 'AWSCURRENT' }),
      TOKEN: JobSecret.fromSsmParameter(token),
    },
    volumes: [
      JobVolume.efs(fileSystem, { mountPath: '/data', accessPoint }),
      JobVolume.efs(fileSystem, { mountPath: '/reference', rootDirectory: '/reference', readOnly: true }),
    ],
    retryPolicy: RetryPolicy.onAnyFailure({ attempts: 5 }),
    timeout: Duration.hours(2),
    jobDefinitionName: 'full',
    user: '1000:1000',
    readonlyRootFilesystem: true,
  });
  batch.addJob('OnInstances', { queue: bulk, image: IMAGE, vcpus: 4, memory: Size.gibibytes(15), retryPolicy: RetryPolicy.never() });
  batch.addJob('OnGraviton', { queue: armed, image: IMAGE });
  batch.addJob('OnOwn', {
    queue: own,
    image: IMAGE,
    logging: JobLogging.driver('splunk', { secretOptions: { 'splunk-token': JobSecret.fromSecretsManager(database) } }),
  });
  new ContainerJob(stack, 'Standalone', { queue: urgent, image: IMAGE });

  const submitter = new iam.Role(stack, 'Submitter', { assumedBy: new iam.ServicePrincipal('events.amazonaws.com') });
  serverless.grants.submit(submitter, full);

  acknowledgeKnown(stack);
  Validations.of(stack).acknowledge(
    { id: 'BatchChecks::UP-01', reason: 'a name can be given' },
    { id: 'BatchChecks::CE-08', reason: 'a queue can be disabled' },
  );
  Validations.of(submitter).acknowledge({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:batch:<AWS::Region>:<AWS::AccountId>:${anyRevision(stack, full)}]`,
    reason: 'Every deployment may add a revision of the job definition.',
  });
  expect(templateOf(stack)).toMatchSnapshot();
});

function anyRevision(stack: Stack, job: ContainerJob): string {
  const resource = Fn.select(5, Fn.split(':', job.jobDefinition.jobDefinitionArn));
  return `${JSON.stringify(stack.resolve(resource))}:*`;
}
