import { App, Duration, Stack } from 'aws-cdk-lib';
import { BatchPlatform, FairShare, JobTrigger, JobTriggerOptions, JobTriggerSource } from '../../src';
import { IMAGE } from '../_helpers/jobs';
import { closeDeployments, LocalDeployment } from '../_helpers/local-deployment';

jest.setTimeout(60_000); // on a machine that does much else
afterEach(closeDeployments);

const ORDER = { 'source': 'shop', 'detail-type': 'Order', 'detail': { id: 'order-7' } };

/** A job that prints its order, and a trigger that says more of it than a rule can. */
class Shop extends Stack {
  private readonly batch = new BatchPlatform(this, 'Batch');

  constructor(options: Partial<JobTriggerOptions> = {}) {
    super(new App(), 'Shop');
    const compute = [this.batch.addFargateCompute('Fargate')];
    const queue = this.batch.addQueue('Orders', { compute, fairShare: FairShare.of({ shop: 1 }) });
    const job = this.batch.addJob('Pack', { queue, image: IMAGE, command: ['false'], parameters: { mode: 'slow' }, requiredParameters: ['order'] });
    new JobTrigger(this, 'OnOrder', {
      job,
      source: JobTriggerSource.events({ source: ['shop'] }),
      parameters: { mode: 'fast' },
      parametersFromEvent: { order: '$.detail.id' },
      shareIdentifier: 'shop',
      ...options,
    });
  }
}

test('an event starts the job, with its fields and all that is different from the definition', async () => {
  const command = ['sh', '-c', 'test "$LEVEL Ref::order Ref::mode" = "debug order-7 fast"'];
  const deployment = await LocalDeployment.of(new Shop({ command, environment: { LEVEL: 'debug' }, timeout: Duration.minutes(2), schedulingPriority: 7 }));
  const [{ output }] = await deployment.send(ORDER);
  expect(await deployment.ended(output.JobId)).toMatchObject({
    jobName: 'Pack-OnOrder', status: 'SUCCEEDED', shareIdentifier: 'shop', schedulingPriority: 7, timeout: { attemptDurationSeconds: 120 },
  });
});

test('what AWS Batch refuses is kept, and the run fails', async () => {
  const deployment = await LocalDeployment.of(new Shop());
  const refuse = async () => { throw Object.assign(new Error('the queue is disabled'), { name: 'Batch.ClientException' }); };
  const outcomes = await deployment.send(ORDER, { 'batch:submitJob': refuse });
  expect(outcomes).toEqual([{ error: 'JobNotSubmitted', cause: expect.anything() }]);
  expect(deployment.messages).toEqual([{
    QueueUrl: expect.stringContaining('StartsThatFailed'),
    MessageBody: { Parameters: { mode: 'fast', order: 'order-7' }, error: { Error: 'Batch.ClientException', Cause: 'the queue is disabled' } },
  }]);
});
