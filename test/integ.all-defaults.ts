import { Stack } from 'aws-cdk-lib';
import { BatchPlatform } from '../src';
import { strictApp, templateOf } from './_helpers/integ';
import { IMAGE } from './_helpers/jobs';

test('everything by default', () => {
  const app = strictApp();
  const stack = new Stack(app, 'AllDefaults');
  const batch = new BatchPlatform(stack, 'Batch');
  const fargate = batch.addFargateCompute('Fargate');
  const queue = batch.addQueue('Queue', { compute: [fargate] });
  batch.addJob('Job', { queue, image: IMAGE });

  expect(templateOf(stack)).toMatchSnapshot();
});
