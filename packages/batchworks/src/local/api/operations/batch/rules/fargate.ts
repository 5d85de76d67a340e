/** What AWS Batch refuses of a job definition for Fargate: https://docs.aws.amazon.com/batch/latest/userguide/fargate-job-definitions.html */
import { fargateMemoryProblem, fargateVcpusProblem } from '#shared/private/fargate-sizes';
import { ClientException } from '../../../../service-error';
import type { Input } from '../../../input';
import { readContainerOverrides } from '../members/container-overrides';

/** The old members for what `resourceRequirements` say. */
const OLD = ['vcpus', 'memory'];

/** Whether a definition, all right otherwise, can run on Fargate. */
export function checkFargateDefinition(input: Input) {
  if (input.text('type') === 'multinode') { throw new ClientException('`type` must be container on Fargate, which has no multi-node jobs, got "multinode"'); }
  const container = input.object('containerProperties');
  const task = container ?? input.object('ecsProperties')?.objects('taskProperties')[0];
  if (!task) { return; } // pods of Amazon EKS
  task.requiredText('executionRoleArn');
  checkSize(container ? [container] : task.objects('containers'));
}

/** A task has the size that all of its containers ask for together. */
function checkSize(containers: readonly Input[]) {
  for (const container of containers) {
    const old = OLD.find((name) => container.isSet(name));
    if (old !== undefined) { throw new ClientException(`${container.label(old)} is not for Fargate; use \`resourceRequirements\` instead`); }
  }
  const requirements = containers.flatMap((container) => readContainerOverrides(container).resourceRequirements);
  const sumOf = (wanted: string) => requirements.reduce((sum, { type, value }) => sum + (type === wanted ? Number(value) : 0), 0);
  const problem = fargateVcpusProblem(sumOf('VCPU')) ?? fargateMemoryProblem(sumOf('VCPU'), sumOf('MEMORY'));
  if (problem !== undefined) {
    throw new ClientException(`Fargate has no such size: ${problem}${containers.length > 1 ? ` in all ${containers.length} containers together` : ''}`);
  }
}
