import { outcomeOfJob } from './_helpers';
import { UNKNOWN, verdicts, job } from '../../_helpers';

function judge(platform: unknown, container: object) {
  return outcomeOfJob('JD-29', { PlatformCapabilities: [platform], ContainerProperties: container });
}

test.each<[unknown, object, string | undefined]>([
  ['FARGATE', { Privileged: true }, 'violates'],
  ['FARGATE', { Privileged: 'true' }, 'violates'],
  ['FARGATE', { Privileged: false }, 'holds'],
  ['FARGATE', { Ulimits: [{ Name: 'nofile', SoftLimit: 1, HardLimit: 1 }] }, 'violates'],
  ['FARGATE', { Ulimits: [] }, 'holds'],
  ['FARGATE', { NetworkConfiguration: { AssignPublicIp: 'ENABLED' } }, 'holds'],
  ['EC2', { Privileged: true }, 'holds'],
  ['EC2', { NetworkConfiguration: { AssignPublicIp: 'ENABLED' } }, 'violates'],
  ['EC2', { FargatePlatformConfiguration: { PlatformVersion: 'LATEST' } }, 'violates'],
  ['EC2', { RuntimePlatform: { CpuArchitecture: 'ARM64' } }, 'violates'],
  ['EC2', { RuntimePlatform: UNKNOWN }, 'holds'],
  [UNKNOWN, { Privileged: true }, 'unknown'],
])('a job for %j with %j: %s', (platform, container, outcome) => {
  expect(judge(platform, container)).toBe(outcome);
});

test('a job that says nothing about its platform is for EC2', () => {
  const container = { NetworkConfiguration: {}, RuntimePlatform: {} };
  expect(verdicts('JD-29', { Job: job({ ContainerProperties: container }) }).Job)
    .toBe('It is a job for EC2, and sets `networkConfiguration` and `runtimePlatform`, which are for Fargate only');
});
