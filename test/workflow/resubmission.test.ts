import jsonata from 'jsonata';
import { Resubmission, resubmission } from '../../src/workflow/resubmission';

const QUEUE = 'arn:aws:batch:eu-west-1:123456789012:job-queue/on-demand';
const ID = '4c7599ae-0a82-49aa-ba5a-4727fcce14a8';
const DEFINITION = 'arn:aws:batch:eu-west-1:123456789012:job-definition/frame:7';

/** What Step Functions makes of the event: it evaluates the expression with the real JSONata. */
async function request(detail: object, options: Partial<Resubmission> = {}): Promise<any> {
  const expression = resubmission({ queueArn: QUEUE, keepsShare: false, ...options });
  expect(expression.slice(0, 2) + expression.slice(-2)).toBe('{%%}');
  const input = { detail: { jobName: 'frame', jobId: ID, jobDefinition: DEFINITION, ...detail } };
  return JSON.parse(JSON.stringify(await jsonata(expression.slice(2, -2)).evaluate({}, { states: { input } })));
}

test('a job of which the event says little', async () => {
  expect(await request({})).toEqual({ JobName: 'frame', JobQueue: QUEUE, JobDefinition: DEFINITION, Tags: { 'cdk-batchworks:resubmission-of': ID } });
});

test('all that was different from the definition', async () => {
  expect(await request({
    parameters: { scene: 'harbor' },
    container: {
      image: 'frame',
      command: ['node', 'frame.mjs'],
      environment: [{ name: 'LEVEL', value: 'debug' }, { name: 'AWS_BATCH_JOB_ID', value: ID }, { name: 'MANAGED_BY_AWS', value: 'STARTED_BY_STEP_FUNCTIONS' }],
      resourceRequirements: [{ type: 'VCPU', value: '2' }, { type: 'MEMORY', value: '4096' }],
    },
    retryStrategy: { attempts: 3, evaluateOnExit: [{ action: 'RETRY', onStatusReason: 'Host EC2*' }, { action: 'EXIT', onReason: '*' }] },
    timeout: { attemptDurationSeconds: 3600 },
    propagateTags: true,
    tags: { 'team': 'render', 'resourceArn': 'arn', 'aws:x': 'y' },
  })).toMatchObject({
    Parameters: { scene: 'harbor' },
    ContainerOverrides: {
      Command: ['node', 'frame.mjs'],
      Environment: [{ Name: 'LEVEL', Value: 'debug' }],
      ResourceRequirements: [{ Type: 'VCPU', Value: '2' }, { Type: 'MEMORY', Value: '4096' }],
    },
    RetryStrategy: { Attempts: 3, EvaluateOnExit: [{ Action: 'RETRY', OnStatusReason: 'Host EC2*' }, { Action: 'EXIT', OnReason: '*' }] },
    Timeout: { AttemptDurationSeconds: 3600 },
    PropagateTags: true,
    Tags: { 'team': 'render', 'cdk-batchworks:resubmission-of': ID },
  });
});

test('lists of one stay lists, and empty ones are left out', async () => {
  const { ContainerOverrides, RetryStrategy } = await request({
    container: { command: ['frame'], environment: [], resourceRequirements: [{ type: 'VCPU', value: '2' }] },
    retryStrategy: { attempts: 1, evaluateOnExit: [] },
  });
  expect(ContainerOverrides).toEqual({ Command: ['frame'], ResourceRequirements: [{ Type: 'VCPU', Value: '2' }] });
  expect(RetryStrategy).toEqual({ Attempts: 1 });
});

test('several containers', async () => {
  const containers = [{ name: 'fetch', command: ['fetch'] }, { name: 'load', environment: [{ name: 'A', value: '1' }] }];
  expect(await request({ ecsProperties: { taskProperties: [{ containers }] } })).toMatchObject({
    EcsPropertiesOverride: {
      TaskProperties: [{ Containers: [{ Name: 'fetch', Command: ['fetch'] }, { Name: 'load', Environment: [{ Name: 'A', Value: '1' }] }] }],
    },
  });
});

test('one container of a task', async () => {
  expect((await request({ ecsProperties: { taskProperties: [{ containers: [{ name: 'default', command: ['a'] }] }] } })).EcsPropertiesOverride).toEqual({
    TaskProperties: [{ Containers: [{ Name: 'default', Command: ['a'] }] }],
  });
});

test('share and priority go into a queue that takes them', async () => {
  const detail = { shareIdentifier: 'research', schedulingPriority: 7 };
  expect(await request(detail, { keepsShare: true })).toMatchObject({ ShareIdentifier: 'research', SchedulingPriorityOverride: 7 });
  expect(await request(detail)).not.toHaveProperty('ShareIdentifier');
  expect(await request({}, { keepsShare: true })).not.toHaveProperty('ShareIdentifier');
});

test('the child of an array knows which one it was', async () => {
  const child = { container: { command: ['tile'] }, arrayProperties: { index: 0 } };
  expect((await request(child, { arrayIndexVariable: 'TILE' })).ContainerOverrides.Environment).toEqual([{ Name: 'TILE', Value: '0' }]);
  expect((await request({ container: {} }, { arrayIndexVariable: 'TILE' })).ContainerOverrides).toEqual({});
});
