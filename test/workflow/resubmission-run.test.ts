import { App, Stack } from 'aws-cdk-lib';
import { BatchPlatform, ContainerJobOptions, SpotThenOnDemand } from '../../src';
import { hostLostEvent } from '../_helpers/event-pattern';
import { IMAGE } from '../_helpers/jobs';
import { closeDeployments, LocalDeployment } from '../_helpers/local-deployment';

jest.setTimeout(60_000); // on a machine that does much else
afterEach(closeDeployments);

/** Two queues, and a job that is submitted to the second one when its host is taken away in the first one. */
class Render extends Stack {
  private readonly batch = new BatchPlatform(this, 'Batch');

  constructor(options: Partial<ContainerJobOptions> = {}, arrayIndexVariable?: string) {
    super(new App(), 'Render');
    const spotQueue = this.batch.addQueue('Spot', { compute: [this.batch.addSpotCompute('SpotCompute')] });
    const onDemandQueue = this.batch.addQueue('OnDemand', { compute: [this.batch.addEc2Compute('Ec2')] });
    const job = this.batch.addJob('Frame', { queue: spotQueue, image: IMAGE, command: ['false'], ...options });
    new SpotThenOnDemand(this, 'Fallback', { spotQueue, onDemandQueue, jobs: [job], arrayIndexVariable });
  }
}

const hostLost = async (deployment: LocalDeployment, jobId: string) => hostLostEvent(await deployment.ended(jobId));

/** On demand, the job that lost its host succeeds. */
const command = ['sh', '-c', 'test "$LEVEL Ref::scene" = "debug harbor"'];

test('a job that lost its host runs again on demand, with all that was different from its definition', async () => {
  const deployment = await LocalDeployment.of(new Render({ parameters: { scene: 'forest' } }));
  const jobId = await deployment.submit({
    jobName: 'frame-7',
    jobQueue: 'Spot',
    jobDefinition: 'Frame',
    parameters: { scene: 'harbor' },
    containerOverrides: { command: ['sh', '-c', 'exit 1'], environment: [{ name: 'LEVEL', value: 'debug' }] },
    timeout: { attemptDurationSeconds: 120 },
    tags: { team: 'render' },
  });
  const event = await hostLost(deployment, jobId);
  event.detail.container.command = command;
  const [{ output }] = await deployment.send(event);

  const again = await deployment.ended(output.JobId);
  expect(again).toMatchObject({
    jobName: 'frame-7',
    jobQueue: expect.stringMatching(/OnDemand$/),
    status: 'SUCCEEDED',
    parameters: { scene: 'harbor' },
    timeout: { attemptDurationSeconds: 120 },
    tags: { 'team': 'render', 'cdk-batchworks:resubmission-of': jobId },
  });
  expect(deployment.messages).toEqual([]);
});

test('and is not submitted a third time', async () => {
  const deployment = await LocalDeployment.of(new Render());
  const [{ output }] = await deployment.send(await hostLost(deployment, await deployment.submit({ jobQueue: 'Spot', jobDefinition: 'Frame' })));
  const event = await hostLost(deployment, output.JobId);
  expect(deployment.deployed.startsOn(event)).toEqual([]);
  expect(deployment.deployed.startsOn({ ...event, detail: { ...event.detail, jobQueue: 'arn:aws:batch:us-east-1:000000000000:job-queue/Spot' } })).toEqual([]);
});

test('the child of an array runs again as a job of its own, with its number', async () => {
  const script = ['sh', '-c', 'test "$TILE" = 1'];
  const deployment = await LocalDeployment.of(new Render({ command: script, arraySize: 2 }, 'TILE'));
  const jobId = await deployment.submit({ jobQueue: 'Spot', jobDefinition: 'Frame', arrayProperties: { size: 2 } });
  await deployment.ended(jobId);
  const [{ output }] = await deployment.send(await hostLost(deployment, `${jobId}:1`));
  expect(await deployment.ended(output.JobId)).toMatchObject({ status: 'SUCCEEDED', jobQueue: expect.stringMatching(/OnDemand$/) });
});

test('when AWS Batch refuses it, the event is kept and the run fails', async () => {
  const deployment = await LocalDeployment.of(new Render());
  const event = await hostLost(deployment, await deployment.submit({ jobQueue: 'Spot', jobDefinition: 'Frame' }));
  event.detail.jobName = 'no name of a job';
  const outcomes = await deployment.send(event);
  expect(outcomes).toEqual([{ error: 'JobNotSubmitted', cause: expect.stringContaining('did not take the job') }]);
  expect(deployment.messages).toEqual([{
    QueueUrl: expect.stringContaining('StartsThatFailed'),
    MessageBody: { ...event, error: { Error: 'Batch.ClientException', Cause: expect.stringContaining('no name of a job') } },
  }]);
  expect(await deployment.jobsIn('OnDemand')).toEqual([]);
});

test('a request that is throttled is sent again', async () => {
  const deployment = await LocalDeployment.of(new Render());
  const event = await hostLost(deployment, await deployment.submit({ jobQueue: 'Spot', jobDefinition: 'Frame' }));
  const submit = jest.fn(deployment.tasks['batch:submitJob']).mockRejectedValueOnce(Object.assign(new Error(), { name: 'Batch.TooManyRequestsException' }));
  const [{ output }] = await deployment.send(event, { 'batch:submitJob': submit });
  expect((await deployment.describe(output.JobId)).jobQueue).toMatch(/OnDemand$/);
});
