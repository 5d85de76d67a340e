import { allow, arnOf, awsPolicy, deny, policies, resource, role } from './_helpers';
import { Inspection } from '../../../../src/checks/inspection';
import { accessOf, SOMETHING, type Target } from '../../../../src/checks/rules/iam/allows';
import { Unknown } from '../../../../src/model/unknown';
import { modelOf, type Resources, UNKNOWN } from '../../_helpers';

const ACTION = 'ssm:GetParameters';
const TARGET: Target = { arns: ['arn:aws:ssm:eu-west-1:123456789012:parameter/token'] };

/** Whether `Role` may read the parameter. */
function answer(roleProperties: object, others: Resources = {}, target = TARGET) {
  const inspection = new Inspection(modelOf({ Role: role(roleProperties), ...others }));
  const decision = accessOf(inspection.model.roles[0], inspection).allows(ACTION, target);
  return decision instanceof Unknown ? 'unknown' : decision;
}

test.each([
  ['nothing', [], false],
  ['everything', [allow('*')], true],
  ['the action, in another case', [allow('SSM:getparameters')], true],
  ['the action by a pattern', [allow(['s3:*', 'ssm:Get*'])], true],
  ['another action', [allow('ssm:PutParameter')], false],
  ['on the parameter', [allow(ACTION, TARGET.arns)], true],
  ['on another one', [allow(ACTION, 'arn:aws:ssm:eu-west-1:123456789012:parameter/other')], false],
  ['on one that is imported', [allow(ACTION, UNKNOWN)], 'unknown'],
  ['on one in this region', [allow(ACTION, { 'Fn::Sub': 'arn:aws:ssm:${AWS::Region}:123456789012:parameter/token' })], 'unknown'],
  ['under a condition', [allow(ACTION, '*', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } })], 'unknown'],
  ['all but another action', [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }], true],
  ['all but this action', [{ Effect: 'Allow', NotAction: 'ssm:*', Resource: '*' }], false],
  ['on all but this', [{ Effect: 'Allow', Action: '*', NotResource: TARGET.arns }], false],
  ['what is denied', [allow('*'), deny(ACTION)], false],
  ['what is denied elsewhere', [allow('*'), deny(ACTION, 'arn:aws:ssm:eu-west-1:123456789012:parameter/other')], true],
  ['what is denied under a condition', [allow('*'), deny('*', '*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } })], 'unknown'],
  ['a statement that is imported', [UNKNOWN], 'unknown'],
])('a role that is allowed %s: %j', (_, statements, expected) => {
  expect(answer(policies(...statements))).toBe(expected);
});

test.each([
  ['AWS::IAM::Policy', { Roles: [{ Ref: 'Role' }] }],
  ['AWS::IAM::ManagedPolicy', { Roles: [{ Ref: 'Role' }] }],
  ['AWS::IAM::RolePolicy', { RoleName: { Ref: 'Role' } }],
])('an %s that names the role counts', (type, attachment) => {
  expect(answer({}, { Policy: resource(type, { ...attachment, PolicyDocument: { Statement: allow(ACTION) } }) })).toBe(true);
});

test('a managed policy that the role names counts', () => {
  const policy = resource('AWS::IAM::ManagedPolicy', { PolicyDocument: { Statement: [allow(ACTION)] } });
  expect(answer({ ManagedPolicyArns: [{ Ref: 'Policy' }] }, { Policy: policy })).toBe(true);
});

test.each([
  [awsPolicy('AmazonSSMReadOnlyAccess'), true],
  [{ 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess' }, true],
  [awsPolicy('service-role/AmazonECSTaskExecutionRolePolicy'), false],
  [awsPolicy('AmazonBraketFullAccess'), 'unknown'],
  [UNKNOWN, 'unknown'],
])('with the managed policy %j: %j', (arn, expected) => {
  expect(answer({ ManagedPolicyArns: [arn] })).toBe(expected);
});

test('a permissions boundary leaves in doubt what is allowed, and not what is not', () => {
  expect(answer({ PermissionsBoundary: awsPolicy('PowerUserAccess'), ...policies(allow('*')) })).toBe('unknown');
  expect(answer({ PermissionsBoundary: awsPolicy('PowerUserAccess') })).toBe(false);
});

test('of what no template names, only `*` is certain', () => {
  expect(answer(policies(allow(ACTION)), {}, SOMETHING)).toBe(true);
  expect(answer(policies(allow(ACTION, arnOf('Role'))), {}, SOMETHING)).toBe('unknown');
  expect(answer(policies(allow('s3:*')), {}, SOMETHING)).toBe(false);
});
