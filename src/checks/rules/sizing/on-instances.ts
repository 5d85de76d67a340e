/** What the rules about jobs on EC2 instances share. */
import { type ContainerRequirements } from '../../../model/requirements';
import { taskRequirements } from '../../../model/tasks';
import type { JobDefinitionModel, JobQueueModel } from '../../../model/types';
import { isKnown } from '../../../model/unknown';
import { allOf, ofPlacementsOf } from '../../answers';
import { type Fleet, fleetOfQueue } from '../../fleet';
import type { Inspection } from '../../inspection';
import { platformsOf } from '../../placements';
import type { Answer, Rule } from '../../rule';

/** Judges what each task of a job asks for on the instances that a queue can launch: all of them, of all its environments. */
export function ofTasksOnInstances(answer: (asked: ContainerRequirements, fleet: Fleet, queue: JobQueueModel) => Answer): Rule['inspect'] {
  return ofPlacementsOf((job, inspection) => {
    const tasks = mayRunOn(job, 'EC2', inspection) ? inspection.tasksOf(job).map((task) => inspection.once(task, taskRequirements)) : [];
    return tasks.length === 0 ? undefined : ({ queue }) => {
      const fleet = inspection.once(queue, fleetOfQueue);
      return fleet && allOf(tasks.map((asked) => answer(asked, fleet, queue)));
    };
  });
}

/** Whether a job may run on a platform, as its platform capabilities call it; it may where they are not known. */
export function mayRunOn(job: JobDefinitionModel, platform: string, inspection: Inspection): boolean {
  const platforms = inspection.once(job, platformsOf);
  return !isKnown(platforms) || platforms.includes(platform);
}

/** Whether a job is for a platform: its platform capabilities say so. */
export function isFor(job: JobDefinitionModel, platform: string): boolean {
  const platforms = platformsOf(job);
  return isKnown(platforms) && platforms.includes(platform);
}

/** What the default AMI of AWS Batch reserves for the agent: https://docs.aws.amazon.com/batch/latest/userguide/ecs-reserved-memory.html */
export const RESERVED_MIB = 32;

/** `1 vCPU`, `2 vCPUs`. */
export function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
