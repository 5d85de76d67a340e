import { mayRunOn } from './on-instances';
import type { InstanceType } from '../../../model/instance-types/instance-types';
import { taskRequirements } from '../../../model/tasks';
import type { ComputeEnvironmentModel, JobDefinitionModel } from '../../../model/types';
import { isKnown } from '../../../model/unknown';
import { anyOf, judge, ofPlacementsOf, violates } from '../../answers';
import { fleetOf, fleetOfEntry } from '../../fleet';
import type { Inspection } from '../../inspection';
import { type Answer, HOLDS, type Rule } from '../../rule';

export const SZ_13: Rule = {
  id: 'SZ-13',
  title: 'A compute environment for jobs with GPUs lists only instance types with GPUs',
  severity: 'warning',
  explanation: 'In a compute environment that has both, instances without GPUs take up its vCPUs, and a job that needs a GPU may stay in RUNNABLE. '
    + 'The CDK appends the class `optimal`, which has no GPUs, to the instance types of an environment unless it is told not to.',
  remedy: 'List only instance types with GPUs; with the CDK, set `useOptimalInstanceClasses: false`. Give other jobs an environment of their own.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/gpu-jobs.html',
    'https://github.com/aws/aws-cdk/issues/25562',
  ],
  // One environment that has nothing but GPUs is enough.
  inspect: ofPlacementsOf((job, inspection) => (mayRunOn(job, 'EC2', inspection) && asksForGpus(job, inspection)
    ? ({ environments }) => anyOf(environments.map((environment) => judge(environment, (known) => inspection.once(known, onlyGpuTypes))))
    : undefined)),
};

/** A number that is not known counts as none: nothing else would say that the job is one for GPUs. */
function asksForGpus(job: JobDefinitionModel, inspection: Inspection): boolean {
  return inspection.tasksOf(job).some((task) => {
    const { gpus } = inspection.once(task, taskRequirements);
    return isKnown(gpus) && gpus > 0;
  });
}

/** Silent about an environment without any GPU: that the job does not fit there, SZ-11 says. */
function onlyGpuTypes(environment: ComputeEnvironmentModel): Answer {
  const fleet = fleetOf(environment);
  return fleet && judge(fleet.has((type) => !hasNoGpu(type)), (hasGpus) => (hasGpus
    ? judge(fleet.has(hasNoGpu), (isMixed) => (isMixed ? mixed(environment) : HOLDS))
    : undefined));
}

function mixed({ name, instanceTypes }: ComputeEnvironmentModel): Answer {
  const without = instanceTypes.filter(isKnown).filter((entry) => fleetOfEntry(entry).types.some(hasNoGpu));
  return violates(`It asks for GPUs, but the compute environment \`${name}\` lists instance types without any as well: ${without.join(', ')}`);
}

function hasNoGpu({ gpus }: InstanceType): boolean {
  return gpus === 0;
}
