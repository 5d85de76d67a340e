import { fargateJob, outcome } from './_helpers';
import { job, UNKNOWN } from '../../_helpers';

test('a job on Fargate needs an execution role', () => {
  expect(outcome('IAM-01', fargateJob({}, undefined))).toBe('violates');
  expect(outcome('IAM-01', fargateJob({}, {}))).toBe('holds');
  expect(outcome('IAM-01', fargateJob({ ExecutionRoleArn: UNKNOWN }, undefined))).toBe('unknown');
});

test('a job on instances does not', () => {
  expect(outcome('IAM-01', { Job: job({ ContainerProperties: { Image: 'busybox' } }) })).toBeUndefined();
});

test('of a job whose platform is imported it cannot tell', () => {
  expect(outcome('IAM-01', { Job: job({ PlatformCapabilities: UNKNOWN, ContainerProperties: { Image: 'busybox' } }) })).toBe('unknown');
});

test('each task of a job with several containers has its own', () => {
  const EcsProperties = { TaskProperties: [{ Containers: [{ Image: 'busybox' }] }] };
  expect(outcome('IAM-01', { Job: job({ PlatformCapabilities: ['FARGATE'], EcsProperties }) })).toBe('violates');
});
