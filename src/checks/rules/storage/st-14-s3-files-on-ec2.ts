import { volumesWith } from './volumes';
import { judge, ofTasks } from '../../answers';
import { platformsOf } from '../../placements';
import type { Rule } from '../../rule';

export const ST_14: Rule = {
  id: 'ST-14',
  title: 'A job that mounts S3 Files runs on Fargate or on managed instances',
  severity: 'error',
  explanation: 'Volumes of Amazon S3 Files are mounted on Fargate and on Amazon ECS Managed Instances. On EC2 compute the job is accepted, and fails when '
    + 'it is launched.',
  remedy: 'Let the job run on Fargate or on managed instances, or mount Amazon EFS.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/s3files-volumes.html'],
  inspect: ofTasks((task, job) => volumesWith(task, 's3filesVolumeConfiguration').map(({ name }) => judge(
    platformsOf(job),
    (platforms) => !platforms.includes('EC2') || `The volume ${name} is one of S3 Files, and the job is for EC2, where it cannot be mounted`,
  ))),
};
