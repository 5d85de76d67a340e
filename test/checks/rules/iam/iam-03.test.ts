import { allow, arnOf, awsPolicy, EXECUTION_POLICY, fargateJob, instanceJob, outcome, policies, role, words } from './_helpers';
import { job, UNKNOWN } from '../../_helpers';

const ECR = { Image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/render:4' };
const PULL = allow(['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], 'arn:aws:ecr:eu-west-1:123456789012:repository/render');

test.each([
  ['the policy of AWS', { ManagedPolicyArns: [EXECUTION_POLICY] }, 'holds'],
  ['the policy for pulling alone', { ManagedPolicyArns: [awsPolicy('AmazonEC2ContainerRegistryPullOnly')] }, 'holds'],
  ['no policy', {}, 'violates'],
  ['all but the sign-in', policies(PULL), 'violates'],
  ['the sign-in on the repository alone', policies(PULL, allow('ecr:GetAuthorizationToken', 'arn:aws:ecr:eu-west-1:123456789012:repository/render')), 'violates'],
  ['the sign-in, and the repository is another one\'s', policies(allow('ecr:GetAuthorizationToken')), 'unknown'],
])('an execution role with %s: %s', (_, properties, expected) => {
  expect(outcome('IAM-03', fargateJob(ECR, properties))).toBe(expected);
});

test('it names the role and what is missing', () => {
  expect(words('IAM-03', fargateJob(ECR, {}))).toBe(
    'The execution role Role does not allow ecr:GetAuthorizationToken on all resources (*): the image cannot be pulled');
});

test('on instances it is their role', () => {
  expect(outcome('IAM-03', instanceJob(ECR, {}))).toBe('violates');
  expect(outcome('IAM-03', instanceJob(ECR, { ManagedPolicyArns: [awsPolicy('service-role/AmazonEC2ContainerServiceforEC2Role')] }))).toBe('holds');
});

test('on instances the execution role will do too', () => {
  const Job = job({ ContainerProperties: { ...ECR, ExecutionRoleArn: arnOf('Execution') } });
  expect(outcome('IAM-03', instanceJob({}, {}, { Job, Execution: role({ ManagedPolicyArns: [EXECUTION_POLICY] }) }))).toBe('holds');
  expect(outcome('IAM-03', instanceJob({}, {}, { Job, Execution: role() }))).toBe('violates');
});

test('of an image from elsewhere it says nothing, of an imported one it cannot tell', () => {
  expect(outcome('IAM-03', fargateJob({ Image: 'public.ecr.aws/docker/library/busybox:1.37' }, {}))).toBeUndefined();
  expect(outcome('IAM-03', fargateJob({ Image: UNKNOWN }, {}))).toBe('unknown');
});

test('of a role that is imported it cannot tell', () => {
  expect(outcome('IAM-03', fargateJob({ ...ECR, ExecutionRoleArn: UNKNOWN }, {}))).toBe('unknown');
});
