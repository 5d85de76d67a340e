import { efsVolumesOf } from './volumes';
import { isKnown, type Unknown } from '../../../model/unknown';
import { ofTasks, violates } from '../../answers';
import { type Answer, HOLDS, type Rule } from '../../rule';

export const ST_04: Rule = {
  id: 'ST-04',
  title: 'A volume that is mounted with IAM is encrypted in transit and has a job role',
  severity: 'error',
  explanation: 'With `iam: ENABLED` the mount is signed in the name of the job role, over an encrypted connection. AWS Batch rejects the job '
    + 'definition without `transitEncryption: ENABLED`; without a job role there is nobody to sign in as.',
  remedy: 'Set `transitEncryption: ENABLED`, and give the job a role that may mount the file system.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_EFSAuthorizationConfig.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/efs-volumes.html',
  ],
  inspect: ofTasks((task) => efsVolumesOf(task).map(({ name, iam, transitEncryption }): Answer => {
    if (iam !== 'ENABLED') {
      return isKnown(iam) ? undefined : iam;
    }
    if (task.jobRoleArn === undefined) {
      return violates(`The volume ${name} is mounted with IAM, and the job has no job role to sign in as`);
    }
    if (isKnown(transitEncryption)) {
      return transitEncryption === 'ENABLED' ? HOLDS : violates(`The volume ${name} is mounted with IAM and with transit encryption ${transitEncryption}`);
    }
    return transitEncryption as Unknown;
  })),
};
