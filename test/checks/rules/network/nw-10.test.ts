import { computeIn, fargateJob, network, vpcEndpoint } from './_helpers';
import { outcomes, UNKNOWN, verdicts } from '../../_helpers';

function templateWith(service: string, statement: unknown) {
  const policy = { PolicyDocument: { Statement: statement } };
  return { ...network(), ...computeIn('FARGATE'), Job: fargateJob(), Endpoint: vpcEndpoint(service, policy), Bucket: { Type: 'AWS::S3::Bucket' } };
}

function allow(action: unknown, resource: unknown = '*', rest: object = {}) {
  return { Effect: 'Allow', Principal: '*', Action: action, Resource: resource, ...rest };
}

test.each<[string, string, unknown, string | undefined]>([
  ['logs', 'all', allow('*'), 'holds'],
  ['logs', 'both actions', [allow('logs:CreateLogStream'), allow(['logs:PutLogEvents'])], 'holds'],
  ['logs', 'the actions in other letters', allow('LOGS:*'), 'holds'],
  ['logs', 'one of the actions', allow('logs:PutLogEvents'), 'violates'],
  ['logs', 'all for one role', allow('*', '*', { Principal: { AWS: 'arn:aws:iam::123456789012:role/jobs' } }), 'unknown'],
  ['logs', 'all on a condition', allow('*', '*', { Condition: { StringEquals: { 'aws:PrincipalAccount': '123456789012' } } }), 'unknown'],
  ['logs', 'what is not known', UNKNOWN, 'unknown'],
  ['logs', 'all but something', { Effect: 'Allow', Principal: '*', NotAction: 'logs:Delete*', Resource: '*' }, 'unknown'],
  ['s3', 'the layers', allow('s3:GetObject', 'arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*'), 'holds'],
  ['s3', 'the layers of the region', allow('s3:Get*', { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::prod-${AWS::Region}-starport-layer-bucket/*' }), 'holds'],
  ['s3', 'everything in S3', allow('s3:GetObject', 'arn:aws:s3:::*'), 'holds'],
  ['s3', 'a bucket by its name', allow('s3:*', 'arn:aws:s3:::frames/*'), 'violates'],
  ['s3', 'a bucket of the template', allow('s3:*', { 'Fn::Sub': '${Bucket.Arn}/*' }), 'violates'],
  ['sqs', 'nothing, which no job calls', [], undefined],
])('the endpoint for %s that allows %s', (service, _, statement, outcome) => {
  expect(outcomes('NW-10', templateWith(service, statement)).Endpoint).toBe(outcome);
});

test('says nothing of an endpoint without a policy, which lets through everything', () => {
  expect(outcomes('NW-10', { ...network({ endpoints: ['logs'] }), ...computeIn('FARGATE'), Job: fargateJob() })).toEqual({});
});

test('names the action', () => {
  expect(verdicts('NW-10', templateWith('ecr.dkr', allow('ecr:BatchGetImage'))).Endpoint).toMatch(/^Its policy does not allow `ecr:GetDownloadUrlForLayer`/);
});
