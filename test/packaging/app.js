// The first app of somebody who installed the packages: `projenrc/scripts/packages` runs it in an empty folder.
const { App, Stack } = require('aws-cdk-lib');
const ecs = require('aws-cdk-lib/aws-ecs');
const { BatchPlatform } = require('cdk-batchworks');

const app = new App({ outdir: 'cdk.out' });
const batch = new BatchPlatform(new Stack(app, 'Greetings'), 'Batch');
const queue = batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate')] });
batch.addJob('Greet', {
  queue,
  image: ecs.ContainerImage.fromRegistry('public.ecr.aws/docker/library/busybox:1.37'),
  command: ['echo', 'Hello, Ref::name'],
  parameters: { name: 'world' },
});
app.synth();
