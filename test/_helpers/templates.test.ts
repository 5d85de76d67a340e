import { plainSecretsOf } from './plain-secrets';
import { actionsOnEverything, rolesOf } from './roles';

const job = (properties: object) => ({ Resources: { Job: { Type: 'AWS::Batch::JobDefinition', Properties: properties } } });

test.each<[string, object, string[]]>([
  ['a variable', job({ ContainerProperties: { Environment: [{ Name: 'DB_PASSWORD', Value: 'x' }] } }), ['Job.ContainerProperties.Environment.0']],
  ['a secret that is its value', job({ Secrets: [{ Name: 'A', ValueFrom: 'hunter2' }] }), ['Job.Secrets.0.ValueFrom']],
  ['the value of a secret', { Resources: { A: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: 'x' } } } }, ['A.SecretString']],
  ['a dynamic reference', job({ A: '{{resolve:secretsmanager:a}}' }), ['Resources.Job.Properties.A']],
  ['a reference', job({ Secrets: [{ Name: 'PASSWORD', ValueFrom: { Ref: 'Secret' } }], Environment: [{ Name: 'LEVEL', Value: 'debug' }] }), []],
])('looks for secrets in a template: %s', (_, template, found) => {
  expect(plainSecretsOf(template)).toEqual(found);
});

const template = {
  Resources: {
    Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'ecs-tasks.amazonaws.com' } }] } } },
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        Roles: [{ Ref: 'Role' }],
        PolicyDocument: {
          Statement: [
            { Effect: 'Allow', Action: ['a:One', 'a:Two'], Resource: '*' },
            { Effect: 'Allow', Action: 'b:One', Resource: { 'Fn::GetAtt': ['Bucket', 'Arn'] }, Condition: { Bool: { 'b:Key': 'true' } } },
          ],
        },
      },
    },
  },
};

test('lists what roles may do', () => {
  expect(rolesOf(template)).toBe([
    'Role (ecs-tasks.amazonaws.com)', '  a:One on *', '  a:Two on *', '  b:One on <Bucket.Arn> where b:Key Bool true',
  ].join('\n'));
});

test('lists what roles may do on everything', () => {
  expect(actionsOnEverything(template)).toEqual(['Role: a:One', 'Role: a:Two']);
});
