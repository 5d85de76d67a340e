import * as path from 'node:path';
import { CfnOutput, Duration, RemovalPolicy, Size, Stack, StackProps } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { BatchPlatform, JobSecret, JobVolume } from 'cdk-batchworks';

/** The user `node` of the image, who owns the frames. */
const NODE_USER = { uid: '1000', gid: '1000' };

/** Renders scenes in tiles: many small jobs on Spot, and a preview that does not wait behind them. */
export class RenderFarmStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const batch = new BatchPlatform(this, 'Render');
    const spot = batch.addSpotCompute('Spot', { maxVcpus: 256, maxPricePercent: 60 });
    const onDemand = batch.addEc2Compute('OnDemand', { maxVcpus: 32 });
    const bulk = batch.addQueue('Bulk', { priority: 1, compute: [spot] });
    const urgent = batch.addQueue('Urgent', { priority: 100, compute: [onDemand] });

    const fileSystem = new efs.FileSystem(this, 'FileSystem', { vpc: batch.vpc, removalPolicy: RemovalPolicy.DESTROY });
    const accessPoint = fileSystem.addAccessPoint('Frames', {
      path: '/frames',
      posixUser: NODE_USER,
      createAcl: { ownerUid: NODE_USER.uid, ownerGid: NODE_USER.gid, permissions: '750' },
    });
    const frames = JobVolume.efs(fileSystem, { mountPath: '/frames', accessPoint });
    const signingKey = new secretsmanager.Secret(this, 'SigningKey', { description: 'Signs the manifest of a frame' });

    const job = {
      image: ecs.ContainerImage.fromAsset(path.join(__dirname, 'frame')),
      parameters: { scene: 'harbor' },
      volumes: [frames],
      timeout: Duration.minutes(30),
    };
    const command = (script: string) => ['node', script, '--scene', 'Ref::scene', '--frames', '/frames'];

    const jobs = {
      Tile: batch.addJob('Tile', { ...job, queue: bulk, command: command('tile.mjs') }),
      Stitch: batch.addJob('Stitch', { ...job, queue: bulk, command: command('stitch.mjs'), memory: Size.gibibytes(4) }),
      Preview: batch.addJob('Preview', { ...job, queue: urgent, command: command('preview.mjs') }),
      Manifest: batch.addJob('Manifest', {
        ...job,
        queue: bulk,
        command: command('manifest.mjs'),
        secrets: { SIGNING_KEY: JobSecret.fromSecretsManager(signingKey) },
      }),
    };

    new CfnOutput(this, 'BulkQueue', { value: bulk.jobQueue.jobQueueArn });
    new CfnOutput(this, 'UrgentQueue', { value: urgent.jobQueue.jobQueueArn });
    for (const [name, { jobDefinition }] of Object.entries(jobs)) {
      new CfnOutput(this, `${name}Job`, { value: jobDefinition.jobDefinitionArn });
    }
  }
}
