import { count, mayRunOn } from './on-instances';
import { taskRequirements } from '../../../model/tasks';
import type { Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { allOf, judge, ofPlacementsOf, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { type Placement, platformOf } from '../../placements';
import { type Answer, HOLDS, type Rule } from '../../rule';

export const SZ_04: Rule = {
  id: 'SZ-04',
  title: 'A compute environment of the queue has a `maxvCpus` of at least the vCPUs that the job asks for',
  severity: 'error',
  explanation: 'A job that asks for more vCPUs than any compute environment of its queue may have stays in RUNNABLE with the reason '
    + 'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE.',
  remedy: 'Raise `maxvCpus` of a compute environment of the queue, or ask for fewer vCPUs.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html',
  ],
  inspect: ofPlacementsOf((job, inspection) => {
    const tasks = inspection.tasksOf(job).map((task) => inspection.once(task, taskRequirements));
    return (placement) => {
      const limits = limitsOf(placement, inspection);
      return allOf(tasks.map(({ vcpus }) => judge(vcpus, (asked) => fits(asked, limits, placement))));
    };
  }),
};

/** `maxvCpus` of the environments that the job can run in. */
function limitsOf({ job, environments }: Placement, inspection: Inspection): Known<number>[] {
  return environments.flatMap((environment) => {
    const platform = isKnown(environment) ? platformOf(environment) : environment;
    if (!isKnown(environment) || !isKnown(platform)) {
      return [new Unknown('a compute environment of the queue is not known')];
    }
    return mayRunOn(job, platform, inspection) ? [environment.maxvCpus ?? new Unknown(`the compute environment \`${environment.name}\` has no \`maxvCpus\``)] : [];
  });
}

function fits(asked: number, limits: readonly Known<number>[], { queue }: Placement): Answer {
  if (limits.length === 0) {
    return undefined;
  }
  const most = Math.max(...limits.filter(isKnown));
  return most >= asked
    ? HOLDS
    : limits.find((limit) => limit instanceof Unknown)
      ?? violates(`It asks for ${count(asked, 'vCPU')}, but no compute environment of the queue \`${queue.name}\` may have more than ${most} (\`maxvCpus\`)`);
}
