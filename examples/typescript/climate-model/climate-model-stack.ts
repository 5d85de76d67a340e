import * as path from 'node:path';
import { CfnOutput, Duration, Size, Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import {
  BatchPlatform, ContainerJob, IBatchQueue, JobContainerCondition, JobSecret, JobSource, JobVolume, MultiContainerJob, RetryPolicy,
} from 'cdk-batchworks';

const MEMBERS = 24;

/** An ensemble of climate runs on instances of the institute's own kind, a summary of it, and its way into the archive. */
export class ClimateModelStack extends Stack {
  /** One run of the model; an array job, whose children differ in what nobody knows exactly. */
  public readonly member: ContainerJob;

  /** The spread of all runs, as a table and a chart. */
  public readonly summary: ContainerJob;

  /** Packs the results, and sends them to the archive. */
  public readonly publication: MultiContainerJob;

  private readonly batch = new BatchPlatform(this, 'Climate');
  private readonly results = JobVolume.newEfs(this, 'Results', { network: this.batch.network, mountPath: '/results' });
  private readonly job = { parameters: { scenario: 'middle' }, volumes: [this.results], timeout: Duration.hours(2) };

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    // The licence of the real model counts instances: they are ours to choose, and there are never more than six.
    const fleet = this.batch.addUnmanagedFleet('Fleet', {
      instanceTypes: [new ec2.InstanceType('c7i.2xlarge')], maxInstances: 6, jobsPerInstance: 4, unmanagedVcpus: 48,
    });
    const ensemble = this.batch.addQueue('Ensemble', { compute: [fleet] });
    const reports = this.batch.addQueue('Reports', { compute: [this.batch.addFargateCompute('Fargate', { maxVcpus: 4 })] });

    this.member = this.addMember(ensemble);
    this.summary = this.addSummary(reports);
    this.publication = this.addPublication(reports);

    new CfnOutput(this, 'EnsembleQueue', { value: ensemble.jobQueue.jobQueueArn });
    new CfnOutput(this, 'ReportsQueue', { value: reports.jobQueue.jobQueueArn });
    for (const [name, job] of Object.entries({ Member: this.member, Summary: this.summary, Publication: this.publication })) {
      new CfnOutput(this, `${name}Job`, { value: job.jobDefinitionRef.jobDefinitionArn });
    }
  }

  /** A folder of files, around which an image is built. */
  private addMember(queue: IBatchQueue): ContainerJob {
    return this.batch.addJob('Member', {
      ...this.job,
      queue,
      source: JobSource.directory(path.join(__dirname, 'model'), { entry: 'member.mjs' }),
      command: ['--scenario', 'Ref::scenario', '--results', '/results'],
      arraySize: MEMBERS,
      vcpus: 2,
      memory: Size.gibibytes(3),
      retryPolicy: RetryPolicy.onHostLoss({ attempts: 5 }),
    });
  }

  /** A script alone. */
  private addSummary(queue: IBatchQueue): ContainerJob {
    return this.batch.addJob('Summary', {
      ...this.job,
      queue,
      source: JobSource.script(path.join(__dirname, 'summary.mjs')),
      command: ['--scenario', 'Ref::scenario', '--results', '/results'],
    });
  }

  /** Two containers, of which the second one starts when the first one has succeeded; only the second one has the token. */
  private addPublication(queue: IBatchQueue): MultiContainerJob {
    const archive = new ssm.StringParameter(this, 'ArchiveUrl', { stringValue: 'https://archive.example.com/upload' });
    const account = new secretsmanager.Secret(this, 'ArchiveAccount', {
      description: 'Signs in to the archive',
      generateSecretString: { secretStringTemplate: JSON.stringify({ user: 'climate' }), generateStringKey: 'token' },
    });
    const parcel = JobVolume.scratch({ mountPath: '/parcel' });
    return this.batch.addMultiContainerJob('Publication', {
      ...this.job,
      queue,
      containers: [
        {
          name: 'pack',
          essential: false,
          source: JobSource.script(path.join(__dirname, 'publish', 'pack.sh')),
          command: ['/results', 'Ref::scenario', '/parcel'],
          volumes: [this.results, parcel],
          user: '0', // an empty folder belongs to root; on the file system, the access point makes it the same user as ever
        },
        {
          name: 'send',
          source: JobSource.script(path.join(__dirname, 'publish', 'send.mjs')),
          command: ['/parcel'],
          dependsOn: { pack: JobContainerCondition.SUCCESS },
          volumes: [parcel],
          secrets: {
            ARCHIVE_URL: JobSecret.fromSsmParameter(archive),
            ARCHIVE_TOKEN: JobSecret.fromSecretsManager(account, { field: 'token' }),
          },
        },
      ],
    });
  }
}
