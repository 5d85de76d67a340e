/** What AWS Batch refuses of a job for Fargate: https://docs.aws.amazon.com/batch/latest/userguide/fargate-job-definitions.html */
import { requirementsOf } from '#shared/model/requirements';
import type { Known } from '#shared/model/types';
import { fargateMemoryProblem, fargateVcpusProblem } from '#shared/private/fargate-sizes';
import type { ResourceRequirement } from '@aws-sdk/client-batch';
import { known } from '../../../../known';
import { ClientException } from '../../../../service-error';
import type { JobRecord, JobSubmission } from '../../../../submission';
import type { Input } from '../../../input';
import { readContainerOverrides } from '../members/container-overrides';

/** What says how large a container is. */
interface Sized {
  readonly resourceRequirements?: readonly ResourceRequirement[];
}

/** The old members for what `resourceRequirements` say. */
const OLD = ['vcpus', 'memory'];

/** Whether a definition, all right otherwise, can run on Fargate. */
export function checkFargateDefinition(input: Input) {
  if (input.text('type') === 'multinode') { throw new ClientException('`type` must be container on Fargate, which has no multi-node jobs, got "multinode"'); }
  const container = input.object('containerProperties');
  const task = container ?? input.object('ecsProperties')?.objects('taskProperties')[0];
  if (!task) { return; } // pods of Amazon EKS
  task.requiredText('executionRoleArn');
  const containers = container ? [container] : task.objects('containers');
  checkMembers(containers);
  checkSize(containers.map(readContainerOverrides));
}

/** Whether what a submission changes leaves its task a size that exists. A definition of a template is not judged here: `batchworks check` does. */
export function checkFargateSubmission({ taskOverrides }: JobSubmission, { platformCapabilities, tasks: [task] }: JobRecord) {
  const overrides = [taskOverrides.container, ...taskOverrides.containers?.values() ?? []];
  const isOfOtherSize = overrides.some((ofContainer) => ofContainer && ofContainer.resourceRequirements.length > 0);
  if (isOfOtherSize && platformCapabilities.includes('FARGATE')) { checkSize(task.containers); }
}

function checkMembers(containers: readonly Input[]) {
  for (const container of containers) {
    const old = OLD.find((name) => container.isSet(name));
    if (old !== undefined) { throw new ClientException(`${container.label(old)} is not for Fargate; use \`resourceRequirements\` instead`); }
  }
}

/** A task has the size that all of its containers ask for together. */
function checkSize(containers: readonly Sized[]) {
  const requirements = containers.map((container) => requirementsOf({ ...container }));
  const sumOf = (amounts: readonly Known<number>[]) => amounts.reduce<number>((sum, amount) => sum + (known(amount) ?? NaN), 0);
  const vcpus = sumOf(requirements.map((container) => container.vcpus));
  const memoryMiB = sumOf(requirements.map((container) => container.memoryMiB));
  if (Number.isNaN(vcpus + memoryMiB)) { return; } // the template does not tell
  const problem = fargateVcpusProblem(vcpus) ?? fargateMemoryProblem(vcpus, memoryMiB);
  if (problem !== undefined) {
    throw new ClientException(`Fargate has no such size: ${problem}${containers.length > 1 ? ` in all ${containers.length} containers together` : ''}`);
  }
}
