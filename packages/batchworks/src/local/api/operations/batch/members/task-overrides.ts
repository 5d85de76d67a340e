import type { JobDefinition } from '@aws-sdk/client-batch';
import { readContainerOverrides } from './container-overrides';
import { shown } from '../../../../../private/shown';
import type { NodeOverrides } from '../../../../nodes';
import { ClientException } from '../../../../service-error';
import type { ContainerOverrides, TaskOverrides } from '../../../../tasks';
import type { Input } from '../../../input';
import { NODES, TARGET_NODES } from '../rules/limits';

/** What a submission overrides of a job that has one task. */
export function readTaskOverrides(input: Input, definition: JobDefinition): TaskOverrides {
  const kind = kindOf(definition);
  rejectOthers(input, definition.jobDefinitionName!, kind);
  return kind === 'nodeOverrides' ? {} : readOverrides(input, kind === 'ecsPropertiesOverride' ? namesOf(definition) : []);
}

/** What a submission overrides of a multi-node job. */
export function readNodeOverrides(input: Input): NodeOverrides {
  const overrides = input.object('nodeOverrides');
  return {
    numNodes: overrides?.integer('numNodes', NODES),
    ranges: (overrides?.objects('nodePropertyOverrides') ?? []).map((range) => ({
      targetNodes: range.requiredText('targetNodes', TARGET_NODES),
      overrides: readOverrides(range),
    })),
  };
}

/** @param names the containers that there are, where they are known */
function readOverrides(input: Input, names?: readonly string[]): TaskOverrides {
  const container = input.object('containerOverrides');
  const tasks = input.object('ecsPropertiesOverride')?.objects('taskProperties') ?? [];
  const containers = tasks.flatMap((task) => task.objects('containers')).map((entry) => readNamed(entry, names));
  return { container: container && readContainerOverrides(container), containers: new Map(containers) };
}

function readNamed(entry: Input, names: readonly string[] | undefined): [name: string, overrides: ContainerOverrides] {
  const name = entry.requiredText('name');
  if (names && !names.includes(name)) {
    throw new ClientException(`${entry.label('name')} must be a container of the job definition, one of ${names.join(', ')}, got ${shown(name)}`);
  }
  return [name, readContainerOverrides(entry)];
}

type Member = 'containerOverrides' | 'ecsPropertiesOverride' | 'nodeOverrides';

function kindOf(definition: JobDefinition): Member {
  if (definition.nodeProperties) { return 'nodeOverrides'; }
  return definition.ecsProperties ? 'ecsPropertiesOverride' : 'containerOverrides';
}

function rejectOthers(input: Input, name: string, kind: Member) {
  for (const other of ['containerOverrides', 'ecsPropertiesOverride', 'nodeOverrides', 'eksPropertiesOverride']) {
    // An empty object is no override: the AWS SDKs of some languages send one where nothing was set.
    if (other === kind || isEmpty(input.object(other))) { continue; }
    throw new ClientException(`\`${other}\` is not for the job definition "${name}", whose jobs are overridden by \`${kind}\``);
  }
}

function isEmpty(overrides: Input | undefined) {
  return overrides?.isEmpty ?? true;
}

function namesOf({ ecsProperties }: JobDefinition): string[] {
  return ecsProperties!.taskProperties!.flatMap(({ containers }) => containers ?? []).map(({ name }) => name!);
}
