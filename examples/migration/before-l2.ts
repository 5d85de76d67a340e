import { Duration, Size, Stack, StackProps, TimeZone } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as targets from 'aws-cdk-lib/aws-scheduler-targets';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** A report on the sales of each day, on Spot instances. With the L2s of `aws-cdk-lib/aws-batch`. */
export class ReportsStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: 'vpc-0a1b2c3d',
      availabilityZones: ['eu-west-1a', 'eu-west-1b'],
      privateSubnetIds: ['subnet-0a1b2c3d', 'subnet-1a2b3c4d'],
    });
    const database = secretsmanager.Secret.fromSecretCompleteArn(this, 'Database',
      'arn:aws:secretsmanager:eu-west-1:123456789012:secret:database-AbCdEf');

    const agent = ec2.UserData.forLinux();
    agent.addCommands(
      'echo ECS_IMAGE_PULL_BEHAVIOR=once >> /etc/ecs/ecs.config',
      'echo ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION=10m >> /etc/ecs/ecs.config',
      'echo ECS_ENABLE_SPOT_INSTANCE_DRAINING=true >> /etc/ecs/ecs.config',
    );
    const userData = new ec2.MultipartUserData();
    userData.addPart(ec2.MultipartBody.fromUserData(agent));
    const launchTemplate = new ec2.LaunchTemplate(this, 'LaunchTemplate', {
      userData,
      requireImdsv2: true,
      blockDevices: [{
        deviceName: '/dev/xvda',
        volume: ec2.BlockDeviceVolume.ebs(50, { volumeType: ec2.EbsDeviceVolumeType.GP3, encrypted: true }),
      }],
    });
    const spot = new batch.ManagedEc2EcsComputeEnvironment(this, 'Spot', {
      vpc,
      spot: true,
      maxvCpus: 64,
      allocationStrategy: batch.AllocationStrategy.SPOT_PRICE_CAPACITY_OPTIMIZED,
      defaultInstanceClasses: [batch.DefaultInstanceClass.X86_64],
      images: [{ imageType: batch.EcsMachineImageType.ECS_AL2023 }],
      launchTemplate,
      replaceComputeEnvironment: false,
    });
    const queue = new batch.JobQueue(this, 'Queue', {
      computeEnvironments: [{ computeEnvironment: spot, order: 1 }],
      jobStateTimeLimitActions: [
        batch.JobStateTimeLimitActionsReason.COMPUTE_ENVIRONMENT_MAX_RESOURCE,
        batch.JobStateTimeLimitActionsReason.JOB_RESOURCE_REQUIREMENT,
      ].map((reason) => ({
        reason,
        action: batch.JobStateTimeLimitActionsAction.CANCEL,
        maxTime: Duration.hours(1),
        state: batch.JobStateTimeLimitActionsState.RUNNABLE,
      })),
    });

    const files = new efs.FileSystem(this, 'Files', { vpc, encrypted: true, allowAnonymousAccess: false });
    files.connections.allowDefaultPortFrom(spot);
    const accessPoint = files.addAccessPoint('AccessPoint', {
      path: '/jobs',
      posixUser: { uid: '1000', gid: '1000' },
      createAcl: { ownerUid: '1000', ownerGid: '1000', permissions: '750' },
    });

    const logGroup = new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.ONE_MONTH });
    const jobRole = new iam.Role(this, 'JobRole', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
    s3.Bucket.fromBucketName(this, 'Sales', 'example-sales').grantRead(jobRole);
    jobRole.addToPrincipalPolicy(new iam.PolicyStatement({
      actions: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
      resources: [files.fileSystemArn],
      conditions: { StringEquals: { 'elasticfilesystem:AccessPointArn': accessPoint.accessPointArn } },
    }));
    const report = new batch.EcsJobDefinition(this, 'Report', {
      container: new batch.EcsEc2ContainerDefinition(this, 'Container', {
        image: ecs.ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(this, 'Images', 'report'), '1.4.2'),
        cpu: 2,
        memory: Size.gibibytes(8),
        command: ['python3', 'report.py', '--day', 'Ref::day'],
        secrets: { DB_PASSWORD: batch.Secret.fromSecretsManager(database, 'password') },
        volumes: [batch.EcsVolume.efs({
          name: 'files',
          fileSystem: files,
          containerPath: '/reports',
          accessPointId: accessPoint.accessPointId,
          enableTransitEncryption: true,
          useJobRole: true,
        })],
        jobRole,
        logging: ecs.LogDriver.awsLogs({ logGroup, streamPrefix: 'Report' }),
      }),
      retryAttempts: 3,
      retryStrategies: [
        batch.RetryStrategy.of(batch.Action.RETRY, batch.Reason.SPOT_INSTANCE_RECLAIMED),
        batch.RetryStrategy.of(batch.Action.RETRY, batch.Reason.CANNOT_PULL_CONTAINER),
        batch.RetryStrategy.of(batch.Action.EXIT, batch.Reason.custom({ onReason: '*' })),
      ],
      timeout: Duration.hours(2),
      propagateTags: true,
      skipDeregisterOnUpdate: true,
    });

    const anyRevision = this.formatArn({ service: 'batch', resource: 'job-definition', resourceName: `${report.jobDefinitionName}:*` });
    new scheduler.Schedule(this, 'Nightly', {
      schedule: scheduler.ScheduleExpression.cron({ hour: '4', minute: '30', timeZone: TimeZone.EUROPE_DUBLIN }),
      target: new targets.Universal({
        service: 'batch',
        action: 'submitJob',
        input: scheduler.ScheduleTargetInput.fromObject({
          JobName: 'report-nightly',
          JobQueue: queue.jobQueueArn,
          JobDefinition: report.jobDefinitionArn,
          Parameters: { day: scheduler.ContextAttribute.scheduledTime },
        }),
        policyStatements: [new iam.PolicyStatement({
          actions: ['batch:SubmitJob'],
          resources: [queue.jobQueueArn, report.jobDefinitionArn, anyRevision],
        })],
        deadLetterQueue: new sqs.Queue(this, 'StartsThatFailed', {
          encryption: sqs.QueueEncryption.SQS_MANAGED,
          enforceSSL: true,
          retentionPeriod: Duration.days(14),
        }),
      }),
    });
  }
}
