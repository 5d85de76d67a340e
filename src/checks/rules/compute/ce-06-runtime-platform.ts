import { architecturesOf } from './architectures';
import { readText, readTexts } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import { literal } from '../../../model/symbols';
import type { Task } from '../../../model/tasks';
import type { ComputeEnvironmentModel } from '../../../model/types';
import { isKnown } from '../../../model/unknown';
import { allOf, anyOf, cannotTell, judge, ofPlacementsOf, violates } from '../../answers';
import { fleetOfEntry } from '../../fleet';
import { type Placement, platformOf } from '../../placements';
import { type Answer, HOLDS, type Rule } from '../../rule';

export const CE_06: Rule = {
  id: 'CE-06',
  title: 'The queue has a place for the operating system and the architecture that the job asks for',
  severity: 'error',
  explanation: 'Windows containers run on x86 and on Fargate On-Demand only. A Windows job on a queue that has nothing but Fargate Spot blocks the '
    + 'queue, and so does a job for an architecture that no instance type of ECS Managed Instances has.',
  remedy: 'Add a compute environment of the type FARGATE to the queue of a Windows job. For Managed Instances, allow instance types of the '
    + 'architecture that `runtimePlatform` names.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_RuntimePlatform.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/ecs-managed-instances-multi-architecture.html',
  ],
  inspect: ofPlacementsOf((job, inspection) => {
    const runtimePlatforms = inspection.tasksOf(job).map(({ runtimePlatform }) => runtimePlatform).filter((platform) => platform !== undefined);
    return runtimePlatforms.length === 0
      ? undefined
      : (placement) => allOf(runtimePlatforms.map((runtimePlatform) => judgeTask(runtimePlatform, placement)));
  }),
};

function judgeTask(runtimePlatform: NonNullable<Task['runtimePlatform']>, { environments, queue }: Placement): Answer {
  const system = literal(readText(runtimePlatform, 'operatingSystemFamily') ?? 'LINUX');
  const architecture = literal(readText(runtimePlatform, 'cpuArchitecture') ?? 'X86_64');
  return judge(system, (os) => judge(architecture, (cpu) => {
    const isWindows = os.toUpperCase().startsWith('WINDOWS');
    const isArm = cpu.toUpperCase() === 'ARM64';
    return isWindows && isArm
      ? violates(`It asks for ${os} on ${cpu}, but Windows containers run on X86_64 only`)
      : anyOf(environments.map((environment) => judge(environment, (known) => (isWindows
        ? runsWindows(known, os, queue.name)
        : runsLinux(known, isArm, queue.name)))));
  }));
}

function runsWindows(environment: ComputeEnvironmentModel, system: string, queue: string): Answer {
  return judge(environment.computeType ?? cannotTell('the compute environment is unmanaged'), (type) => {
    switch (type) {
      case 'FARGATE': return HOLDS;
      case 'FARGATE_SPOT': return violates(`It asks for ${system}, but the queue \`${queue}\` has only Fargate Spot, which has no Windows`);
      // A job of that kind does not belong there at all: other rules say so.
      default: return undefined;
    }
  });
}

/** Fargate has both architectures. Elsewhere than on Fargate and Managed Instances, `runtimePlatform` does not apply. */
function runsLinux(environment: ComputeEnvironmentModel, isArm: boolean, queue: string): Answer {
  return judge(platformOf(environment), (platform) => (platform === 'FARGATE' ? HOLDS
    : platform === 'MANAGED_INSTANCES' ? hasManagedInstances(environment, isArm, queue) : undefined));
}

function hasManagedInstances({ name, properties }: ComputeEnvironmentModel, isArm: boolean, queue: string): Answer {
  const provider = objectMember(objectMember(properties, 'computeResources'), 'managedInstancesProvider');
  const requirements = objectMember(objectMember(provider, 'instanceLaunchTemplate'), 'instanceRequirements');
  const allowed = readTexts(requirements, 'allowedInstanceTypes');
  const fleets = allowed.map(fleetOfEntry);
  if (allowed.length === 0 || fleets.some((fleet) => architecturesOf(fleet).includes(isArm ? 'arm64' : 'x86_64'))) {
    return HOLDS;
  }
  return fleets.find(({ unknown }) => unknown)?.unknown
    ?? violates(`It asks for ${isArm ? 'ARM64' : 'X86_64'}, but the compute environment \`${name}\` of the queue \`${queue}\` allows only ${allowed.filter(isKnown).join(', ')}`);
}
