import * as path from 'node:path';
import { Duration, Size, Stack, StackProps, TimeZone } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { BatchPlatform, JobSecret, RetryPolicy } from 'cdk-batchworks';

/** The job of `manifest.yml`, in the VPC of the Copilot environment. */
export class ReportsStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: 'vpc-0a1b2c3d',
      availabilityZones: ['eu-west-1a', 'eu-west-1b'],
      privateSubnetIds: ['subnet-0a1b2c3d', 'subnet-1a2b3c4d'],
    });
    const password = ssm.StringParameter.fromSecureStringParameterAttributes(this, 'Password', {
      parameterName: '/copilot/reports/prod/secrets/db_password',
    });

    const batch = new BatchPlatform(this, 'Reports', { vpc });
    const report = batch.addJob('Report', {
      queue: batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate', { maxVcpus: 4 })] }),
      image: ecs.ContainerImage.fromAsset(path.join(__dirname, 'report')),
      vcpus: 1,
      memory: Size.gibibytes(2),
      environment: { LOG_LEVEL: 'info' },
      secrets: { DB_PASSWORD: JobSecret.fromSsmParameter(password) },
      retryPolicy: RetryPolicy.onAnyFailure({ attempts: 4 }),
      timeout: Duration.hours(2),
    });
    batch.addSchedule('Nightly', {
      job: report,
      schedule: scheduler.ScheduleExpression.cron({ hour: '4', minute: '30', timeZone: TimeZone.ETC_UTC }),
    });
  }
}
