import { onFargate } from './platforms';
import { efsVolumesOf } from './volumes';
import { judge, ofTasks } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

export const ST_07: Rule = {
  id: 'ST-07',
  title: 'A job on Fargate that mounts EFS has platform version 1.4.0 or later',
  severity: 'error',
  explanation: 'Fargate mounts Amazon EFS from platform version 1.4.0 on, which LATEST is.',
  remedy: 'Leave the platform version out, or set it to 1.4.0 or LATEST.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/efs-volumes.html'],
  inspect: ofTasks((task, job) => (efsVolumesOf(task).length === 0 ? undefined : onFargate(job, () => judge(
    task.platformVersion ?? 'LATEST',
    // 1.0.0 to 1.3.0 are those before it.
    (version) => (/^1\.[0-3]\./.test(version) ? `It mounts Amazon EFS on platform version ${version} of Fargate, which cannot` : HOLDS),
  )))),
};
