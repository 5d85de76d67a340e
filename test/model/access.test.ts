import { modelOfResources } from './_helpers';
import { Unknown } from '../../src/model/unknown';

const IMPORT = { 'Fn::ImportValue': 'Elsewhere' };
const UNKNOWN = new Unknown('Fn::ImportValue of "Elsewhere", which none of the templates exports');

function resource(type: string, properties: object = {}) {
  return { Type: type, Properties: properties };
}

function document(...statements: unknown[]) {
  return { Version: '2012-10-17', Statement: statements };
}

describe('a role', () => {
  test('has its trust, its statements and its managed policies', () => {
    const [role] = modelOfResources({
      Role: resource('AWS::IAM::Role', {
        RoleName: 'render',
        Path: '/batch/',
        AssumeRolePolicyDocument: document({ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }),
        Policies: [{ PolicyName: 'Own', PolicyDocument: document({ Effect: 'Deny', NotAction: ['s3:*'], Resource: '*', Condition: {} }) }],
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess', IMPORT],
        PermissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess',
      }),
    }).roles;
    expect(role).toMatchObject({
      name: 'render',
      rolePath: '/batch/',
      trust: [{ effect: 'Allow', principals: ['ecs-tasks.amazonaws.com'] }],
      statements: [{ effect: 'Deny', notActions: true, actions: ['s3:*'], notResources: false, resources: ['*'], conditional: true }],
      managedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess', UNKNOWN],
      bounded: true,
    });
  });

  test('is unknown where the template does not tell', () => {
    const [role] = modelOfResources({ Role: resource('AWS::IAM::Role', { AssumeRolePolicyDocument: IMPORT, Policies: [IMPORT], Path: IMPORT }) }).roles;
    expect(role).toMatchObject({ trust: [UNKNOWN], statements: [UNKNOWN], rolePath: UNKNOWN, bounded: false });
  });
});

test.each([
  ['Allow', { Principal: '*' }, { principals: ['*'] }],
  ['Allow', { Principal: { AWS: ['a', IMPORT], Service: 'b' } }, { principals: ['a', UNKNOWN, 'b'] }],
  ['Allow', { NotPrincipal: { AWS: 'a' } }, { principals: [new Unknown('a policy is about all but some principals')] }],
  ['allow', {}, new Unknown('a statement of a policy has no effect that is known')],
])('a statement that does %j to %j', (effect, rest, expected) => {
  const [key] = modelOfResources({ Key: resource('AWS::KMS::Key', { KeyPolicy: document({ Effect: effect, Action: 'kms:*', ...rest }) }) }).keys;
  expect(key.statements).toMatchObject([expected]);
});

test.each([
  ['policies', 'AWS::IAM::Policy', { Roles: [{ Ref: 'Role' }, IMPORT] }, ['Role.Ref', UNKNOWN]],
  ['managedPolicies', 'AWS::IAM::ManagedPolicy', { Roles: ['render'] }, ['render']],
  ['rolePolicies', 'AWS::IAM::RolePolicy', { RoleName: 'render' }, ['render']],
] as const)('%s say to which roles they belong', (member, type, attachment, roles) => {
  const resources = { Role: resource('AWS::IAM::Role'), Policy: resource(type, { ...attachment, PolicyDocument: document({ Effect: 'Allow', Action: '*' }) }) };
  expect(modelOfResources(resources)[member]).toMatchObject([{ roles, statements: [{ actions: ['*'] }] }]);
});

test('an instance profile has one role', () => {
  const [profile, empty] = modelOfResources({
    Profile: resource('AWS::IAM::InstanceProfile', { Roles: ['ecsInstanceRole'] }), Empty: resource('AWS::IAM::InstanceProfile'),
  }).instanceProfiles;
  expect(profile.role).toBe('ecsInstanceRole');
  expect(empty.role).toBeInstanceOf(Unknown);
});

test('a log group has its name, or what Ref gives', () => {
  const groups = modelOfResources({ Named: resource('AWS::Logs::LogGroup', { LogGroupName: '/render' }), Other: resource('AWS::Logs::LogGroup') }).logGroups;
  expect(groups.map(({ logGroupName }) => logGroupName)).toEqual(['/render', 'Other.Ref']);
});

test('a secret has its key and its policy', () => {
  const model = modelOfResources({
    Secret: resource('AWS::SecretsManager::Secret', { KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } }),
    Key: resource('AWS::KMS::Key'),
    Policy: resource('AWS::SecretsManager::ResourcePolicy', { SecretId: { Ref: 'Secret' } }),
  });
  expect(model.secrets[0].kmsKeyId).toBe(model.keys[0].arn);
  expect(model.secretPolicies[0].secretId).toBe(model.secrets[0].arn);
});
