import { type EfsVolume, efsVolumesOf } from './volumes';
import type { RoleModel } from '../../../model/access-types';
import type { Task } from '../../../model/tasks';
import type { FileSystemModel } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { ofTasks, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { type Answer, HOLDS, type Rule } from '../../rule';
import { accessOf } from '../iam/allows';
import { grantsTo, grantsToAll } from '../iam/resource-policy';

const MOUNT = 'elasticfilesystem:ClientMount';

export const ST_03: Rule = {
  id: 'ST-03',
  title: 'A file system lets the job mount it',
  severity: 'error',
  explanation: 'A file system with a policy admits only whom the policy names. A volume without `iam: ENABLED` comes as nobody: it needs a policy that '
    + 'allows elasticfilesystem:ClientMount to everybody, which the file systems of the CDK do not have unless they allow anonymous access. With '
    + '`iam: ENABLED` the policy, or one of the job role, has to allow it to the job role. Otherwise the mount is denied, and the container does not start.',
  remedy: 'Set `iam: ENABLED` and `transitEncryption: ENABLED` on the volume, and allow the job role elasticfilesystem:ClientMount (and ClientWrite).',
  links: [
    'https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/efs-volumes.html',
  ],
  inspect: ofTasks((task, _, inspection) => efsVolumesOf(task).map((volume) => judgeVolume(volume, task, inspection))),
};

function judgeVolume(volume: EfsVolume, { jobRoleArn }: Task, inspection: Inspection): Answer {
  const fileSystem = inspection.find('fileSystems', volume.fileSystemId);
  if (!isKnown(fileSystem) || !isKnown(volume.iam)) {
    return isKnown(fileSystem) ? volume.iam as Unknown : fileSystem;
  }
  if (fileSystem.statements === undefined) {
    return HOLDS;
  }
  if (volume.iam !== 'ENABLED') {
    return anonymous(volume.name, fileSystem);
  }
  const role = inspection.find('roles', jobRoleArn);
  return isKnown(role) ? asRole(volume.name, fileSystem, role, inspection) : role;
}

function anonymous(volume: string, { name, statements = [] }: FileSystemModel): Answer {
  const granted = grantsToAll(statements, MOUNT);
  return granted === false
    ? violates(`The volume ${volume} mounts the file system ${name} without IAM, and the policy of ${name} allows ${MOUNT} to nobody who does not sign in: `
      + 'the mount is denied')
    : granted instanceof Unknown ? granted : HOLDS;
}

function asRole(volume: string, { name, arn, statements = [] }: FileSystemModel, role: RoleModel, inspection: Inspection): Answer {
  const answers = [accessOf(role, inspection).allows(MOUNT, { arns: [arn] }), grantsTo(role, statements, MOUNT)];
  if (answers.includes(true)) {
    return HOLDS;
  }
  return answers.find((answer) => answer instanceof Unknown)
    ?? violates(`The volume ${volume} mounts the file system ${name} as the job role ${role.name}, and neither its policies nor that of ${name} allow ${MOUNT}: `
      + 'the mount is denied');
}
