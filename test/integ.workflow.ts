import * as path from 'node:path';
import { Duration, Stack, Validations } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { BatchPlatform, Egress, FairShare, JobDependency, JobGraphInput, JobSource, RetryPolicy } from '../src';
import { acknowledgeKnown, strictApp, templateOf } from './_helpers/integ';

const FOLDER = path.join(__dirname, '../examples/typescript/render-farm/frame');

/** A graph with every kind of edge, and a job with all that a graph can say of it. */
class Workflow extends Stack {
  private readonly batch = new BatchPlatform(this, 'Batch', { egress: Egress.endpoints() });
  private readonly spot = this.batch.addSpotCompute('Spot');
  private readonly bulk = this.batch.addQueue('Bulk', { compute: [this.spot] });
  private readonly shared = this.batch.addQueue('Shared', { compute: [this.spot], fairShare: FairShare.of({ film: 1 }) });
  private readonly source = JobSource.dockerfile(FOLDER);

  public addGraph() {
    const graph = this.batch.addJobGraph('Film', {
      timeout: Duration.hours(12),
      logs: { destination: new logs.LogGroup(this, 'Runs', { logGroupName: '/aws/vendedlogs/states/film' }), level: sfn.LogLevel.ALL },
      tracingEnabled: true,
    });
    const job = this.batch.addJob('Frame', { queue: this.bulk, source: this.source, parameters: { scene: 'harbor' } });
    const frames = graph.addJob('Frames', { job, arraySize: 240, parameters: { scene: JobGraphInput.text('$.scene') } });
    const denoised = graph.addJob('Denoised', { job, arraySize: 240, after: [JobDependency.eachWithEach(frames)], command: ['denoise'] });
    graph.addJob('Reels', { job, arraySize: 4, after: [denoised, JobDependency.inOrder()] });
    graph.addJob('Poster', {
      job,
      queue: this.shared,
      shareIdentifier: 'film',
      schedulingPriority: 5,
      after: [JobDependency.onJobId(JobGraphInput.text('$.model'))],
      environment: { SIZE: 'a3' },
      vcpus: 2,
      timeout: Duration.hours(1),
      retryPolicy: RetryPolicy.onHostLoss({ attempts: 2 }),
    });
  }
}

test('a graph of jobs', () => {
  const stack = new Workflow(strictApp(), 'Workflow');
  stack.addGraph();
  acknowledgeKnown(stack);
  acknowledgeOwn(stack);
  expect(templateOf(stack)).toMatchSnapshot();
});

/** What cdk-nag's AwsSolutions finds, and why it is right as it is. */
function acknowledgeOwn(stack: Stack) {
  const account = 'arn:<AWS::Partition>:batch:<AWS::Region>:<AWS::AccountId>';
  const reasons: Record<string, string> = {
    [`AwsSolutions-IAM5[Resource::${account}:job/*]`]: 'The ARN of a job tells nothing of its queue.',
    [`AwsSolutions-IAM5[Resource::${account}:{"Fn::Select":[5,{"Fn::Split":[":",{"Ref":"BatchFrame2E425DC4"}]}]}:*]`]:
      'Any revision of the definition: a run that began before a deployment goes on.',
    [`AwsSolutions-IAM5[Resource::${account.replace('batch', 'states')}:execution:{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"BatchFilm4F6D9587"}]}]}:*]`]:
      'The runs of this graph.',
    'AwsSolutions-SF1': 'The clean-up runs seldom; the history of each of its runs is kept for 90 days.',
    'AwsSolutions-SF2': 'The clean-up calls nothing but AWS Batch.',
  };
  Object.entries(reasons).forEach(([id, reason]) => Validations.of(stack).acknowledge({ id: `AwsSolutions::${id}`, reason }));
}
