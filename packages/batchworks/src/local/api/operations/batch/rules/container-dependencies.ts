/**
 * What AWS Batch refuses of the order in which the containers of a task start:
 * https://docs.aws.amazon.com/batch/latest/APIReference/API_TaskContainerDependency.html
 *
 * Nothing says that it refuses containers that wait for each other in a circle; a job of them fails, with the reason at the containers.
 */
import { shown } from '../../../../../private/shown';
import { ClientException } from '../../../../service-error';
import type { Input } from '../../../input';

const CONDITION = { pattern: /^(START|COMPLETE|SUCCESS)$/i, rule: 'START, COMPLETE or SUCCESS' };

/** Whether AWS Batch takes the `dependsOn` of containers that run together. */
export function checkContainerDependencies(containers: readonly Input[]) {
  const essential = new Map(containers.map((container) => [container.requiredText('name'), container.flag('essential') ?? true]));
  for (const dependency of containers.flatMap((container) => container.objects('dependsOn'))) { checkDependency(dependency, essential); }
}

/**
 * AWS Batch answers "containerName must reference a defined container", and that the target "can not have condition COMPLETE if the target is essential".
 *
 * @param essential whether a container is, by the names of all that there are
 */
function checkDependency(dependency: Input, essential: ReadonlyMap<string, boolean>) {
  const name = dependency.requiredText('containerName');
  if (!essential.has(name)) {
    throw new ClientException(`${dependency.label('containerName')} must be the name of a container of the task, got ${shown(name)}`);
  }
  const condition = dependency.text('condition', CONDITION)?.toUpperCase() ?? 'START';
  if (condition !== 'START' && essential.get(name)) {
    throw new ClientException(`${dependency.label('condition')} must be START for ${shown(name)}, which is essential: its end is the end of the job, got ${condition}`);
  }
}
