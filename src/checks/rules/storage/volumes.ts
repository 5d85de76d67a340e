/** The volumes of a task. https://docs.aws.amazon.com/batch/latest/APIReference/API_Volume.html */
import { readText } from '../../../model/read-value';
import { isObject, type JsonObject, member } from '../../../model/record';
import type { Task } from '../../../model/tasks';
import type { Known } from '../../../model/types';

/** A volume of Amazon EFS. */
export interface EfsVolume {
  readonly name: string;
  readonly fileSystemId?: Known<string>;
  readonly rootDirectory?: Known<string>;
  /** Of the volume as a whole. */
  readonly configuration: JsonObject;
  readonly transitEncryption: Known<string>;
  readonly iam: Known<string>;
  readonly accessPointId?: Known<string>;
}

export function nameOf(volume: unknown): string {
  return String(member(volume, 'name') ?? '(without a name)');
}

/** The volumes that have a configuration of a kind. */
export function volumesWith(task: Task, kind: 'efsVolumeConfiguration' | 's3filesVolumeConfiguration' | 'host') {
  return task.volumes.filter(isObject).flatMap((volume) => {
    const configuration = volume[kind];
    return isObject(configuration) ? [{ name: nameOf(volume), configuration }] : [];
  });
}

export function efsVolumesOf(task: Task): EfsVolume[] {
  return volumesWith(task, 'efsVolumeConfiguration').map(({ name, configuration }) => {
    const authorization = configuration.authorizationConfig;
    return {
      name,
      configuration,
      fileSystemId: readText(configuration, 'fileSystemId'),
      rootDirectory: readText(configuration, 'rootDirectory'),
      transitEncryption: readText(configuration, 'transitEncryption') ?? 'DISABLED',
      iam: readText(isObject(authorization) ? authorization : { iam: authorization }, 'iam') ?? 'DISABLED',
      accessPointId: readText(isObject(authorization) ? authorization : { accessPointId: authorization }, 'accessPointId'),
    };
  });
}
