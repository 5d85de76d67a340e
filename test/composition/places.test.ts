import { App, Environment, Stack } from 'aws-cdk-lib';
import { BatchNetwork, BatchPlatform, BatchQueue, ContainerJob, EksJob, FargateCompute } from '../../src';
import { existingCluster } from '../_helpers/eks';
import { addJob, ECR_IMAGE, fargateQueue } from '../_helpers/jobs';

const HERE: Environment = { account: '111111111111', region: 'eu-west-1' };
const QUEUE_ARN = 'arn:aws:batch:us-east-1:222222222222:job-queue/Bulk';

/** Two stacks in two places, or in one that is not known. */
function stacks(elsewhere?: Environment): [Stack, Stack] {
  const app = new App();
  return [new Stack(app, 'Here', { env: elsewhere && HERE }), new Stack(app, 'There', { env: elsewhere, crossRegionReferences: true })];
}

/** What cannot be apart, each made of a part here and a part there. */
const PAIRS: [string, string, (here: Stack, there: Stack) => void][] = [
  ['a job and its queue', 'There/Job: `queue`', (here, there) => new ContainerJob(there, 'Job', { queue: fargateQueue(here), image: ECR_IMAGE })],
  ['a pod and its queue', 'There/Job: `queue`', (here, there) => new EksJob(there, 'Job', { queue: eksQueue(here), image: ECR_IMAGE })],
  ['a queue and its compute', 'There/Queue: `compute`', (here, there) => new BatchQueue(there, 'Queue', { compute: [new BatchPlatform(here, 'Batch').addFargateCompute('Fargate')] })],
  ['compute and its network', 'There/Fargate: `network`', (here, there) => new FargateCompute(there, 'Fargate', { network: new BatchNetwork(here, 'Network') })],
];

describe.each(PAIRS)('%s', (_, words, make) => {
  test.each([
    ['another region', { account: '111111111111', region: 'us-east-1' }],
    ['another account', { account: '222222222222', region: 'eu-west-1' }],
  ])('must not be apart: %s', (__, elsewhere) => {
    expect(() => make(...stacks(elsewhere))).toThrow(`${words} must be in the account and region of the stack, ${elsewhere.account}/${elsewhere.region}, got Here/`);
  });

  test.each<[string, Environment | undefined]>([['the same', HERE], ['known at deployment only', undefined]])('may be in two stacks: %s', (__, place) => {
    expect(() => make(...stacks(place))).not.toThrow();
  });
});

test('the place of an imported queue is that of its ARN', () => {
  const [here] = stacks(HERE);
  const compute = [new BatchPlatform(here, 'Batch').addFargateCompute('Fargate')];
  const queue = BatchQueue.fromJobQueueArn(here, 'Imported', QUEUE_ARN, { compute });
  expect(() => addJob(queue)).toThrow('111111111111/eu-west-1, got Here/Imported in 222222222222/us-east-1; put both into one account and region');
});

function eksQueue(stack: Stack) {
  const batch = new BatchPlatform(stack, 'Batch');
  return batch.addQueue('Queue', { compute: [batch.addEksCompute('Eks', { cluster: existingCluster(stack, batch.vpc), kubernetesNamespace: 'batch' })] });
}
