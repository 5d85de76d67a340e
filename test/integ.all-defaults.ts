import { Stack } from 'aws-cdk-lib';
import { BatchPlatform } from '../src';
import { acknowledgeKnown, strictApp, templateOf } from './_helpers/integ';
import { IMAGE } from './_helpers/jobs';

test('everything by default', () => {
  const stack = new Stack(strictApp(), 'AllDefaults');
  const batch = new BatchPlatform(stack, 'Batch');
  const queue = batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate')] });
  batch.addJob('Job', { queue, image: IMAGE });

  acknowledgeKnown(stack);
  expect(templateOf(stack)).toMatchSnapshot();
});
