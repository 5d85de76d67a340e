import { readText } from '../../../model/read-value';
import { type JsonObject, member } from '../../../model/record';
import type { Task } from '../../../model/tasks';
import { Unknown } from '../../../model/unknown';
import { ofTasks, violates } from '../../answers';
import { isSet } from '../../environments';
import { HOLDS, type Rule } from '../../rule';

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_RuntimePlatform.html */
const UNSUPPORTED = ['linuxParameters', 'privileged', 'user', 'ulimits', 'readonlyRootFilesystem'] as const;

export const CE_07: Rule = {
  id: 'CE-07',
  title: 'A Windows job asks for nothing that only Linux has',
  severity: 'error',
  explanation: 'For Windows containers on Fargate, AWS Batch refuses `linuxParameters`, `privileged`, `user`, `ulimits`, `readonlyRootFilesystem` '
    + 'and `efsVolumeConfiguration`.',
  remedy: 'Remove the property, or make the job a Linux job: remove `OperatingSystemFamily` from `RuntimePlatform`.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_RuntimePlatform.html'],
  inspect: ofTasks((task) => {
    const family = readText(task.runtimePlatform ?? {}, 'operatingSystemFamily');
    if (family === undefined || family instanceof Unknown) {
      return family;
    }
    if (!family.toUpperCase().startsWith('WINDOWS')) {
      return undefined;
    }
    const found = [...task.containers.flatMap(({ properties }) => linuxOnly(properties)), ...efsVolumes(task)];
    return found.length > 0 ? violates(`It is for ${family} and sets \`${found[0]}\`, which only Linux containers have: AWS Batch refuses it`) : HOLDS;
  }),
};

function linuxOnly(container: JsonObject): string[] {
  return UNSUPPORTED.filter((name) => isSet(container[name]) && container[name] !== false && !(container[name] instanceof Unknown));
}

function efsVolumes({ volumes }: Task): string[] {
  return volumes.some((volume) => isSet(member(volume, 'efsVolumeConfiguration'))) ? ['efsVolumeConfiguration'] : [];
}
