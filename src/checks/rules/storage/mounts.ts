/** Which file systems jobs mount from which compute environment. */
import { efsVolumesOf } from './volumes';
import type { MountTargetModel } from '../../../model/storage-types';
import type { BatchModel, ComputeEnvironmentModel, FileSystemModel, JobDefinitionModel } from '../../../model/types';
import { isKnown } from '../../../model/unknown';
import { allOf, ofJobs, onAnyOf } from '../../answers';
import type { Inspection } from '../../inspection';
import type { Placement } from '../../placements';
import type { Answer, Rule } from '../../rule';
import { type Grouping, groupBy } from '../network/grouping';

/** A file system that is mounted from a compute environment. */
export interface Mount {
  readonly fileSystem: FileSystemModel;
  readonly environment: ComputeEnvironmentModel;
  readonly targets: readonly MountTargetModel[];
}

type JudgeMount = (mount: Mount, inspection: Inspection) => Answer;

/**
 * Judges, for every job, each file system of the templates that it mounts, from each environment that may run it. The answer of one file
 * system and one environment is worked out once, for all jobs.
 */
export function ofMounts(judge: JudgeMount): Rule['inspect'] {
  const answers = (_: BatchModel): Map<FileSystemModel, Map<ComputeEnvironmentModel, Answer>> => new Map();
  return ofJobs((job, inspection) => {
    const known = inspection.once(inspection.model, answers);
    return fileSystemsOf(job, inspection).map((fileSystem) => {
      const ofEnvironments = getOrMake(known, fileSystem, () => new Map<ComputeEnvironmentModel, Answer>());
      const judgeOnce = (environment: ComputeEnvironmentModel) => getOrMake(ofEnvironments, environment,
        () => judgeMount(fileSystem, environment, judge, inspection));
      return ofPlaces(job, inspection, judgeOnce);
    });
  });
}

function ofPlaces(job: JobDefinitionModel, inspection: Inspection, judge: (environment: ComputeEnvironmentModel) => Answer): Answer {
  const place = ({ environments }: Placement) => allOf(environments.map((environment) => (isKnown(environment) ? judge(environment) : environment)));
  const { meant, possible } = inspection.placementsOf(job);
  return meant.length > 0 ? allOf(meant.map(place)) : onAnyOf(possible, place);
}

/** What runs in an unmanaged environment, and from where it mounts, its instances know. */
function judgeMount(fileSystem: FileSystemModel, environment: ComputeEnvironmentModel, judge: JudgeMount, inspection: Inspection): Answer {
  const targets = inspection.once(inspection.model, mountTargets).of(fileSystem);
  if (environment.type === 'UNMANAGED') {
    return undefined;
  }
  return isKnown(targets) ? judge({ fileSystem, environment, targets }, inspection) : targets;
}

function fileSystemsOf(job: JobDefinitionModel, inspection: Inspection): readonly FileSystemModel[] {
  return [...new Set(inspection.tasksOf(job).flatMap(efsVolumesOf).map(({ fileSystemId }) => inspection.find('fileSystems', fileSystemId)).filter(isKnown))];
}

function mountTargets({ mountTargets: all }: BatchModel, inspection: Inspection): Grouping<FileSystemModel, MountTargetModel> {
  return groupBy(inspection, all, 'fileSystems', ({ fileSystemId }) => fileSystemId);
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  if (!map.has(key)) {
    map.set(key, make());
  }
  return map.get(key) as Value;
}
