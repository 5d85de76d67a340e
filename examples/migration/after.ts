import { Duration, Size, Stack, StackProps, TimeZone } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { BatchPlatform, JobSecret, JobVolume } from 'cdk-batchworks';

/** A report on the sales of each day, on Spot instances. With this library. */
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

    const batch = new BatchPlatform(this, 'Reports', { vpc });
    const spot = batch.addSpotCompute('Spot', { maxVcpus: 64 });
    const queue = batch.addQueue('Queue', { compute: [spot] });
    const report = batch.addJob('Report', {
      queue,
      image: ecs.ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(this, 'Images', 'report'), '1.4.2'),
      vcpus: 2,
      memory: Size.gibibytes(8),
      command: ['python3', 'report.py', '--day', 'Ref::day'],
      requiredParameters: ['day'],
      secrets: { DB_PASSWORD: JobSecret.fromSecretsManager(database, { field: 'password' }) },
      volumes: [JobVolume.newEfs(this, 'Files', { network: batch.network, mountPath: '/reports' })],
      timeout: Duration.hours(2),
    });
    s3.Bucket.fromBucketName(this, 'Sales', 'example-sales').grantRead(report);
    batch.addSchedule('Nightly', {
      job: report,
      schedule: scheduler.ScheduleExpression.cron({ hour: '4', minute: '30', timeZone: TimeZone.EUROPE_DUBLIN }),
      parameters: { day: scheduler.ContextAttribute.scheduledTime },
    });
  }
}
