import { efs, jobOn } from './_helpers';
import { outcomes, UNKNOWN } from '../../_helpers';
import { allow, arnOf, policies, resource, role } from '../iam/_helpers';

const MOUNT = 'elasticfilesystem:ClientMount';
const IAM = { AuthorizationConfig: { Iam: 'ENABLED' }, TransitEncryption: 'ENABLED' };
const EVERYBODY = { Principal: { AWS: '*' } };

/** A file system with these statements in its policy, that a job mounts. */
function outcome(statements: unknown[] | undefined, volume: object, ofRole: object[] = []) {
  return outcomes('ST-03', {
    ...jobOn('FARGATE', { JobRoleArn: arnOf('Role'), ...efs({ FileSystemId: { Ref: 'Files' }, ...volume }) }),
    Role: role(policies(...ofRole)),
    Files: resource('AWS::EFS::FileSystem', { FileSystemPolicy: statements && { Statement: statements } }),
  }).Job;
}

test.each([
  ['no policy', undefined, 'holds'],
  ['a policy that lets everybody mount', [allow(MOUNT, '*', EVERYBODY)], 'holds'],
  ['a policy that lets everybody do all', [{ Effect: 'Allow', Action: 'elasticfilesystem:*', ...EVERYBODY }], 'holds'],
  ['the policy of the CDK', [allow(['elasticfilesystem:ClientWrite'], '*', { ...EVERYBODY, Condition: {} })], 'violates'],
  ['a policy that lets a role mount', [allow(MOUNT, '*', { Principal: { AWS: arnOf('Role') } })], 'violates'],
  ['a policy with a condition', [allow(MOUNT, '*', { ...EVERYBODY, Condition: {} })], 'unknown'],
  ['an imported statement', [UNKNOWN], 'unknown'],
])('mounted without IAM, with %s: %s', (_, statements, expected) => {
  expect(outcome(statements, {})).toBe(expected);
});

test.each([
  ['nothing', [], [], 'violates'],
  ['its own policy', [], [allow(MOUNT, arnOf('Files'))], 'holds'],
  ['the policy of the file system', [allow(MOUNT, '*', { Principal: { AWS: arnOf('Role') } })], [], 'holds'],
  ['its own policy, under a condition', [], [allow(MOUNT, '*', { Condition: {} })], 'unknown'],
])('mounted with IAM by a role that is let in by %s: %s', (_, ofFiles, ofRole, expected) => {
  expect(outcome(ofFiles, IAM, ofRole)).toBe(expected);
});

test('of what is imported it cannot tell', () => {
  expect(outcome([], { ...IAM, FileSystemId: UNKNOWN })).toBe('unknown');
  expect(outcome([], { AuthorizationConfig: { Iam: UNKNOWN } })).toBe('unknown');
});
