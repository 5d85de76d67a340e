import { FAIR_SHARE, QUEUE, schedule, stateMachine } from './_helpers';
import { job, outcomes, type Resources, UNKNOWN, verdicts } from '../../_helpers';

const DEFINITION = { Ref: 'Job' };
const BULK = { 'Fn::GetAtt': ['Queue', 'JobQueueArn'] };
const ROLE = { 'Fn::GetAtt': ['Role', 'Arn'] };

function arn(resource: string) {
  return { 'Fn::Sub': `arn:\${AWS::Partition}:batch:\${AWS::Region}:\${AWS::AccountId}:${resource}` };
}

function allowing(Resource: unknown, statement: object = {}): Resources {
  const Statement = [{ Effect: 'Allow', Action: 'batch:SubmitJob', Resource, ...statement }];
  return {
    Queue: QUEUE,
    Job: job(),
    Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {}, Policies: [{ PolicyName: 'Submit', PolicyDocument: { Statement } }] } },
    Start: schedule({}, { RoleArn: ROLE }),
  };
}

test.each<[string, unknown, string]>([
  ['both', [BULK, DEFINITION], 'holds'],
  ['everything', '*', 'holds'],
  ['the queue and every definition', [BULK, arn('job-definition/*')], 'holds'],
  ['every queue and the definition', [arn('job-queue/*'), DEFINITION], 'holds'],
  ['the queue only', [BULK], 'violates'],
  ['the definition only', [DEFINITION], 'violates'],
  ['every queue only', arn('job-queue/*'), 'violates'],
  ['every definition only', arn('job-definition/*'), 'violates'],
  ['the queue and a definition of another name', [BULK, arn('job-definition/other:*')], 'unknown'],
  ['what is not known', [BULK, UNKNOWN], 'unknown'],
])('a schedule whose role may submit on %s', (_, resource, outcome) => {
  expect(outcomes('JD-27', allowing(resource)).Start).toBe(outcome);
});

test.each<[string, object, string]>([
  ['every action of Batch', { Action: 'batch:*' }, 'holds'],
  ['another action', { Action: 'batch:DescribeJobs' }, 'violates'],
  ['it under a condition', { Condition: { StringEquals: {} } }, 'unknown'],
])('a schedule whose role allows %s', (_, statement, outcome) => {
  expect(outcomes('JD-27', allowing('*', statement)).Start).toBe(outcome);
});

test('a definition of another name is another one where both have names', () => {
  const resources = { ...allowing([BULK, arn('job-definition/other:*')]), Job: job({ JobDefinitionName: 'render' }) };
  expect(outcomes('JD-27', resources).Start).toBe('violates');
});

test.each<[string, object, string | undefined]>([
  ['a role of elsewhere', schedule(), 'unknown'],
  ['no role', schedule({}, { RoleArn: undefined }), undefined],
  ['a definition that an execution decides', stateMachine({ 'JobDefinition.$': '$.job' }), 'unknown'],
])('a start with %s', (_, Start, outcome) => {
  expect(outcomes('JD-27', { ...allowing('*'), Start }).Start).toBe(outcome);
});

test('it says what the role lacks', () => {
  expect(verdicts('JD-27', { ...allowing([DEFINITION]), ...FAIR_SHARE }).Start)
    .toBe('The role `Role` of the schedule does not allow batch:SubmitJob on the job queue `Queue`: every submission is denied');
});
