import * as path from 'node:path';
import { CfnOutput, Duration, Size, Stack } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { BatchPlatform, BatchQueue, JobVolume } from '../../../src';

/** The example that Java, C# and Go have, in TypeScript: their templates have to be this one's. */
export class SmallRenderFarmStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const batch = new BatchPlatform(this, 'Render');
    const spot = batch.addSpotCompute('Spot', { maxVcpus: 256, maxPricePercent: 60 });
    const onDemand = batch.addEc2Compute('OnDemand', { maxVcpus: 32 });
    const bulk = batch.addQueue('Bulk', { priority: 1, compute: [spot] });
    const urgent = batch.addQueue('Urgent', { priority: 100, compute: [onDemand] });

    const image = ecs.ContainerImage.fromAsset(path.join(__dirname, '../../../examples/typescript/render-farm/frame'));
    const frames = JobVolume.newEfs(this, 'Frames', { network: batch.network, mountPath: '/frames' });
    const job = (queue: BatchQueue, script: string) => ({
      queue,
      image,
      command: ['node', script, '--scene', 'Ref::scene', '--frames', '/frames'],
      parameters: { scene: 'harbor' },
      volumes: [frames],
      timeout: Duration.minutes(30),
    });
    const tile = batch.addJob('Tile', job(bulk, 'tile.mjs'));
    batch.addJob('Stitch', { ...job(bulk, 'stitch.mjs'), memory: Size.gibibytes(4) });
    batch.addJob('Preview', job(urgent, 'preview.mjs'));

    new CfnOutput(this, 'BulkQueue', { value: bulk.jobQueue.jobQueueArn });
    new CfnOutput(this, 'TileJob', { value: tile.jobDefinition.jobDefinitionArn });
  }
}
