import { Inspection } from '../../src/checks/inspection';
import type { JobStartModel } from '../../src/model/start-types';
import { Unknown } from '../../src/model/unknown';
import { batch, job, modelOf, UNKNOWN } from '../checks/_helpers';
import { pipe, QUEUE, rule, schedule, stateMachine, text } from '../checks/rules/job/_helpers';

function startsOf(start: object): readonly JobStartModel[] {
  return modelOf({ Queue: QUEUE, Job: job(), Start: start }).starts;
}

function machineOf(definition: object, properties: object = {}) {
  return { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: text(definition), ...properties } };
}

const TASK = { Type: 'Task', Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':states:::batch:submitJob']] } };

test.each<[string, object, object]>([
  ['a target of a rule', rule({ ArrayProperties: { Size: '4' } }), { kind: 'rule', label: 'the target `Nightly`', request: { arrayProperties: { size: 4 } } }],
  ['a pipe', pipe(), { kind: 'pipe' }],
  ['a schedule', schedule({ shareIdentifier: 'a' }), { kind: 'schedule', scheduleExpression: 'rate(1 day)', shareIdentifier: 'a' }],
  ['a task of a state machine', stateMachine({ SchedulingPriorityOverride: 3 }), { label: 'the state `Render`', request: { schedulingPriorityOverride: 3 } }],
])('%s starts a job', (_, start, expected) => {
  expect(startsOf(start)).toMatchObject([{ jobDefinition: '⟨Stack/Job⟩', jobQueue: '⟨Stack/Queue⟩', jobName: 'nightly', roleArn: 'role', ...expected }]);
});

test.each<[string, object]>([
  ['a rule for something else', { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Id: 'Function', Arn: 'arn' }, 'x'] } }],
  ['a pipe to something else', { Type: 'AWS::Pipes::Pipe', Properties: { Target: 'arn' } }],
  ['a schedule of something else', schedule({}, { Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage' })],
  ['a state machine whose definition is elsewhere', { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionS3Location: {} } }],
  ['a state machine whose definition is no JSON', { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: '{' } }],
  ['a state machine whose definition is unknown', { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: UNKNOWN } }],
  ['a state machine that is nested too deep', { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: '['.repeat(100_000) } }],
])('%s starts none', (_, start) => {
  expect(startsOf(start)).toEqual([]);
});

test('a schedule whose input is no JSON starts something unknown', () => {
  expect(startsOf(schedule({}, { Input: 'x' }))[0].jobQueue).toBeInstanceOf(Unknown);
});

describe('a state machine', () => {
  test('has states within others', () => {
    const machine = (name: string, rest: object = {}) => ({ StartAt: name, States: { [name]: { ...TASK, ...rest } } });
    const outer = {
      States: {
        Each: { Type: 'Map', ItemProcessor: machine('InMap') },
        Old: { Type: 'Map', Iterator: machine('InIterator') },
        Both: { Type: 'Parallel', Branches: [machine('InBranch'), machine('Other', { Resource: 'arn:aws:states:::sqs:sendMessage' })] },
      },
    };
    expect(startsOf(machineOf(outer)).map(({ label }) => label).sort()).toEqual(['the state `InBranch`', 'the state `InIterator`', 'the state `InMap`']);
  });

  test.each<[string, object]>([
    ['JSONPath', { Parameters: { 'JobDefinition.$': '$.job', 'JobQueue': 'q' } }],
    ['JSONata', { Arguments: { JobDefinition: '{% $states.input.job %}', JobQueue: 'q' } }],
  ])('decides at run time, in %s', (_, rest) => {
    const [start] = startsOf(machineOf({ States: { Render: { ...TASK, ...rest } } }));
    expect([start.jobDefinition, start.jobQueue]).toEqual([expect.any(Unknown), 'q']);
  });

  test('has its definition as an object, and substitutions in it', () => {
    const definition = { States: { Render: { ...TASK, Parameters: { JobDefinition: '${Job}', JobQueue: '${Queue}-${Other}' } } } };
    const [start] = startsOf({
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: { Definition: definition, DefinitionSubstitutions: { Job: UNKNOWN, Queue: 'bulk' } },
    });
    expect([start.jobDefinition, start.jobQueue]).toEqual([expect.any(Unknown), 'bulk-${Other}']);
  });
});

describe('the job and the queue of a start', () => {
  const RESOURCES = { Queue: batch('JobQueue', { JobQueueName: 'bulk' }), Job: job({ JobDefinitionName: 'render' }) };

  test.each<[unknown, unknown]>([
    [{ Ref: 'Job' }, { Ref: 'Queue' }],
    ['render', 'bulk'],
    ['render:7', 'bulk'],
    [{ 'Fn::GetAtt': ['Job', 'JobDefinitionArn'] }, { 'Fn::GetAtt': ['Queue', 'JobQueueArn'] }],
    ['arn:aws:batch:eu-west-1:123456789012:job-definition/render:7', 'arn:aws:batch:eu-west-1:123456789012:job-queue/bulk'],
    [{ 'Fn::Sub': 'arn:${AWS::Partition}:batch:${AWS::Region}:${AWS::AccountId}:job-definition/render' }, 'bulk'],
  ])('are found by %j and %j', (JobDefinition, JobQueue) => {
    const inspection = new Inspection(modelOf({ ...RESOURCES, Start: schedule({ JobDefinition, JobQueue }) }));
    const [start] = inspection.model.starts;
    expect([inspection.jobOf(start), inspection.queueOf(start)]).toEqual([inspection.model.jobDefinitions[0], inspection.model.jobQueues[0]]);
    expect(inspection.startsOf(inspection.model.jobDefinitions[0])).toEqual([start]);
  });
});
