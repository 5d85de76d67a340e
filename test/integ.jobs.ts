import * as path from 'node:path';
import { Duration, Size, Stack, Validations } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import {
  BatchPlatform, Compute, ComputePlatform, Egress, EksJobVolume, IBatchQueue, JobConsumableResource, JobContainerCondition, JobLogging, JobLogRouter,
  JobOperatingSystem, JobRuntime, JobSecret, JobSource, JobVolume,
} from '../src';
import { acknowledgeKnown, strictApp, templateOf } from './_helpers/integ';

const FOLDER = path.join(__dirname, '../examples/typescript/render-farm/frame');
const FROM_FOLDER = JobSource.dockerfile(FOLDER);

/** The jobs of every kind, each with all that it can have. */
class Jobs extends Stack {
  private readonly batch = new BatchPlatform(this, 'Batch', { egress: Egress.endpoints({ registries: ['registry.example.com'] }) });
  private readonly onDemand = this.batch.addEc2Compute('OnDemand');
  private readonly instances = this.batch.addQueue('Instances', { compute: [this.onDemand] });
  private readonly gpus = this.batch.addQueue('Gpus', {
    compute: [this.batch.addEc2Compute('GpuInstances', { instanceTypes: [new ec2.InstanceType('g5')] })],
  });
  private readonly serverless = this.batch.addQueue('Serverless', { compute: [this.batch.addFargateCompute('Fargate')] });
  private readonly arm = this.batch.addQueue('Arm', {
    compute: [this.batch.addFargateCompute('FargateArm', { architecture: ec2.InstanceArchitecture.ARM_64 })],
  });

  private readonly licenses = new batch.CfnConsumableResource(this, 'Licenses', { resourceType: 'REPLENISHABLE', totalQuantity: 20 });
  private readonly key = new secretsmanager.Secret(this, 'Key');
  private readonly files = new efs.FileSystem(this, 'Files', { vpc: this.batch.vpc });

  public addSources() {
    const script = JobSource.script(path.join(FOLDER, 'tile.mjs'));
    this.batch.addJob('Script', { queue: this.serverless, source: script, command: ['--scene', 'Ref::scene'], parameters: { scene: 'harbor' } });
    this.batch.addJob('ScriptOnArm', { queue: this.arm, source: script });
    this.batch.addJob('Folder', { queue: this.serverless, source: JobSource.directory(path.join(FOLDER, 'lib'), { entry: 'frame.mjs' }) });
    this.batch.addJob('Executable', { queue: this.serverless, source: JobSource.executable(path.join(FOLDER, 'preview.mjs'), { runtime: JobRuntime.nodejs('22') }) });
  }

  public addSingle() {
    this.batch.addJob('OnFargate', {
      queue: this.serverless,
      source: FROM_FOLDER,
      ephemeralStorage: Size.gibibytes(100),
      fargatePlatformVersion: ecs.FargatePlatformVersion.VERSION1_4,
      enableExecuteCommand: true,
      initProcessEnabled: true,
      arraySize: 48,
    });
    this.batch.addJob('OnWindows', {
      queue: this.serverless,
      image: ecs.ContainerImage.fromAsset(FOLDER),
      operatingSystem: JobOperatingSystem.WINDOWS_SERVER_2022_CORE,
    });
    this.batch.addJob('OnInstances', {
      queue: this.gpus,
      image: ecs.ContainerImage.fromRegistry('registry.example.com/solver:3', { credentials: this.key }),
      gpus: 1,
      privileged: true,
      ulimits: [{ name: batch.UlimitName.NOFILE, softLimit: 1024, hardLimit: 65_536 }],
      devices: [{ hostPath: '/dev/fuse', containerPath: '/dev/fuse', permissions: [batch.DevicePermission.READ] }],
      tmpfs: [{ containerPath: '/scratch', size: Size.mebibytes(64) }],
      sharedMemorySize: Size.mebibytes(128),
      maxSwap: Size.gibibytes(1),
      swappiness: 10,
      schedulingPriority: 9999,
      consumableResources: [JobConsumableResource.of(this.licenses, 2)],
      propagateTags: false,
      skipDeregisterOnUpdate: false,
    });
  }

  public addSeveralContainers() {
    const shared = JobVolume.efs(this.files, { mountPath: '/data' });
    this.batch.addMultiContainerJob('Etl', this.etl(this.serverless, shared));
    this.batch.addMultiContainerJob('Routed', {
      queue: this.instances,
      ipcMode: ecs.IpcMode.TASK,
      pidMode: ecs.PidMode.HOST,
      enableExecuteCommand: true,
      containers: [
        { name: 'router', source: FROM_FOLDER, logRouter: JobLogRouter.fluentBit({ configFile: '/etc/extra.conf' }), stopTimeout: Duration.minutes(3) },
        {
          name: 'work',
          source: FROM_FOLDER,
          logging: JobLogging.driver('awsfirelens', { options: { Name: 'http' }, secretOptions: { apikey: JobSecret.fromSecretsManager(this.key) } }),
          tmpfs: [{ containerPath: '/scratch', size: Size.mebibytes(64) }],
        },
      ],
    });
  }

  public addSeveralNodes() {
    const solver = this.batch.addMultiNodeJob('Solver', {
      queue: this.instances,
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.C7I, ec2.InstanceSize.XLARGE2),
      timeout: Duration.hours(1),
      nodeGroups: [
        { nodes: 1, source: FROM_FOLDER, command: ['--lead'], vcpus: 4, consumableResources: [JobConsumableResource.of(this.licenses, 1)] },
        { nodes: 7, source: FROM_FOLDER, vcpus: 8, secrets: { KEY: JobSecret.fromSecretsManager(this.key) } },
      ],
    });
    const results = s3.Bucket.fromBucketName(this, 'Results', 'results');
    results.grantPut(solver);
    Validations.of(solver).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::results/*]', reason: 'The job names its results itself.',
    });
    Validations.of(solver).acknowledge({ id: 'AwsSolutions::AwsSolutions-IAM5[Action::s3:Abort*]', reason: 'One action has this prefix.' });
  }

  public addPods() {
    const environment = new batch.CfnComputeEnvironment(this, 'Cluster', {
      type: 'MANAGED',
      eksConfiguration: { eksClusterArn: 'arn:aws:eks:us-east-1:123456789012:cluster/research', kubernetesNamespace: 'jobs' },
      computeResources: {
        type: 'EC2', maxvCpus: 64, instanceRole: 'nodes', instanceTypes: ['m7i'], subnets: ['subnet-12345678'], securityGroupIds: ['sg-12345678'],
      },
    });
    const cluster = Compute.fromComputeEnvironment(this, 'Pods', environment, {
      platform: ComputePlatform.EKS, architecture: ec2.InstanceArchitecture.X86_64,
    });
    this.batch.addEksJob('Train', {
      queue: this.batch.addQueue('PodQueue', { compute: [cluster] }),
      source: JobSource.script(path.join(FOLDER, 'preview.mjs')),
      args: ['--scene', 'Ref::scene'],
      parameters: { scene: 'harbor' },
      environment: { LEVEL: 'debug' },
      vcpus: 0.5,
      vcpuLimit: 2,
      gpus: 1,
      containerName: 'train',
      imagePullPolicy: batch.ImagePullPolicy.IF_NOT_PRESENT,
      imagePullSecrets: ['registry'],
      runAsUser: 1000,
      runAsGroup: 1000,
      runAsNonRoot: true,
      allowPrivilegeEscalation: false,
      readonlyRootFilesystem: true,
      serviceAccount: 'training',
      dnsPolicy: batch.DnsPolicy.CLUSTER_FIRST,
      useHostNetwork: false,
      kubernetesNamespace: 'jobs',
      labels: { team: 'research' },
      annotations: { 'example.com/owner': 'research' },
      arraySize: 4,
      consumableResources: [JobConsumableResource.of(this.licenses, 1)],
      volumes: [
        batch.EksVolume.emptyDir({ name: 'scratch', mountPath: '/scratch', sizeLimit: Size.gibibytes(1) }),
        EksJobVolume.persistentVolumeClaim({ name: 'models', claimName: 'models', mountPath: '/models', readOnly: true }),
      ],
    });
  }

  private etl(queue: IBatchQueue, shared: JobVolume) {
    return {
      queue,
      arraySize: 2,
      ephemeralStorage: Size.gibibytes(21),
      consumableResources: [JobConsumableResource.of(this.licenses, 1)],
      containers: [
        { name: 'fetch', source: FROM_FOLDER, essential: false, volumes: [shared], secrets: { KEY: JobSecret.fromSecretsManager(this.key, { field: 'key' }) } },
        {
          name: 'transform',
          source: FROM_FOLDER,
          volumes: [shared],
          dependsOn: { fetch: JobContainerCondition.SUCCESS },
          startTimeout: Duration.minutes(2),
          user: '1000:1000',
          readonlyRootFilesystem: true,
        },
      ],
    };
  }
}

test('every kind of job, with all that it can have', () => {
  const stack = new Jobs(strictApp(), 'Jobs');
  stack.addSources();
  stack.addSingle();
  stack.addSeveralContainers();
  stack.addSeveralNodes();
  stack.addPods();
  acknowledgeKnown(stack);
  expect(templateOf(stack)).toMatchSnapshot();
});
