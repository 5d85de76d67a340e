import { Stack } from 'aws-cdk-lib';
import { JobVolume } from '../../src';
import { addJob, ec2Queue, fargateQueue, jobProperties } from '../_helpers/jobs';

function mounted(volume: JobVolume, queueIn: typeof ec2Queue) {
  const stack = new Stack();
  addJob(queueIn(stack), { volumes: [volume] });
  const { MountPoints, Volumes } = jobProperties(stack).ContainerProperties;
  return { MountPoints, Volumes };
}

test('a folder of the instance is mounted', () => {
  expect(mounted(JobVolume.host({ hostPath: '/mnt/reference', mountPath: '/reference', readOnly: true }), ec2Queue)).toEqual({
    MountPoints: [{ ContainerPath: '/reference', SourceVolume: 'volume0', ReadOnly: true }],
    Volumes: [{ Name: 'volume0', Host: { SourcePath: '/mnt/reference' } }],
  });
});

test('a folder of the instance is refused on Fargate', () => {
  const volume = JobVolume.host({ hostPath: '/mnt/reference', mountPath: '/reference' });
  expect(() => mounted(volume, fargateQueue)).toThrow(/^Default\/Job: .*must be mounted on EC2, got "\/mnt\/reference" for a queue with Fargate .* \(ST-10\)$/);
});

test.each<[string, typeof ec2Queue, object]>([
  ['Fargate', fargateQueue, {}], // https://docs.aws.amazon.com/batch/latest/APIReference/API_Volume.html: `host` should not be provided there
  ['EC2', ec2Queue, { Host: {} }],
])('scratch space on %s is an empty volume', (_, queueIn, host) => {
  expect(mounted(JobVolume.scratch({ mountPath: '/scratch' }), queueIn)).toEqual({
    MountPoints: [{ ContainerPath: '/scratch', SourceVolume: 'volume0' }],
    Volumes: [{ Name: 'volume0', ...host }],
  });
});

test.each([
  ['hostPath', () => JobVolume.host({ hostPath: 'mnt', mountPath: '/a' })],
  ['mountPath', () => JobVolume.host({ hostPath: '/mnt', mountPath: 'mnt' })],
  ['mountPath', () => JobVolume.scratch({ mountPath: 'mnt' })],
])('a relative `%s` is refused', (name, volume) => {
  expect(volume).toThrow(`\`${name}\` must be an absolute path, got "mnt"; did you mean "/mnt"?`);
});
