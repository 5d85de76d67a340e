/** What AWS Batch refuses to register, beside members of the wrong shape. */
import type { NodeProperties } from '@aws-sdk/client-batch';
import { checkContainerDependencies } from './container-dependencies';
import { checkFargateDefinition } from './fargate';
import { NODES, SCHEDULING_PRIORITY, TARGET_NODES, TIMEOUT_SECONDS } from './limits';
import { shown } from '../../../../../private/shown';
import { rangeOfNode } from '../../../../nodes';
import { ClientException } from '../../../../service-error';
import type { Input } from '../../../input';
import { readContainerOverrides } from '../members/container-overrides';
import { readRetryStrategy } from '../members/retry-strategy';

const TYPE = { pattern: /^(container|multinode)$/, rule: 'container or multinode' };
const CAPABILITY = { pattern: /^(EC2|FARGATE)$/, rule: 'EC2 or FARGATE' };
const CONTAINER_MEMBERS = ['containerProperties', 'ecsProperties', 'eksProperties'] as const;
const MAX_CONTAINERS = 10;
/** "up to five distinct node groups": https://docs.aws.amazon.com/batch/latest/userguide/mnp-node-groups.html */
const MAX_RANGES = { max: 5, of: 'ranges of nodes' };

/** Whether a RegisterJobDefinition request is one that AWS Batch takes. */
export function checkJobDefinition(input: Input) {
  const type = input.requiredText('type', TYPE);
  input.integer('schedulingPriority', SCHEDULING_PRIORITY);
  input.object('timeout')?.integer('attemptDurationSeconds', TIMEOUT_SECONDS);
  readRetryStrategy(input.object('retryStrategy'));
  const capabilities = readCapabilities(input);
  if (type === 'container') { checkContainers(input); } else { checkNodes(input); }
  if (capabilities.includes('FARGATE')) { checkFargateDefinition(input); }
}

function readCapabilities(input: Input): string[] {
  const capabilities = input.texts('platformCapabilities', { max: 1, of: 'platform' }) ?? [];
  const other = capabilities.find((capability) => !CAPABILITY.pattern.test(capability));
  if (other !== undefined) { throw new ClientException(`\`platformCapabilities\` must be ${CAPABILITY.rule}, got ${shown(other)}`); }
  return capabilities;
}

function checkContainers(input: Input) {
  if (input.object('nodeProperties')) { throw new ClientException('`nodeProperties` is for job definitions of the type multinode'); }
  checkTask(input, CONTAINER_MEMBERS);
}

/** Exactly one of the members says what runs. */
function checkTask(input: Input, members: readonly string[]) {
  const given = members.filter((name) => input.object(name));
  if (given.length !== 1) {
    throw new ClientException(`exactly one of ${members.map((name) => input.label(name)).join(', ')} is required, got ${given.join(' and ') || 'none'}`);
  }
  const container = input.object('containerProperties') ?? input.object('container');
  if (container) { checkContainer(container); }
  const ecs = input.object('ecsProperties');
  if (ecs) { checkEcs(ecs); }
}

function checkEcs(ecs: Input) {
  const tasks = ecs.objects('taskProperties');
  if (tasks.length !== 1) { throw new ClientException(`${ecs.label('taskProperties')} must have 1 task, got ${tasks.length}`); }
  const containers = tasks[0].objects('containers');
  if (containers.length < 1 || containers.length > MAX_CONTAINERS) {
    throw new ClientException(`${tasks[0].label('containers')} must have 1 to ${MAX_CONTAINERS} containers, got ${containers.length}`);
  }
  const names = containers.map((container) => container.requiredText('name'));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) { throw new ClientException(`${tasks[0].label('containers')} must have names of their own, got ${shown(twice)} twice`); }
  if (containers.every((container) => container.flag('essential') === false)) {
    throw new ClientException(`${tasks[0].label('containers')} must have one that is \`essential\``);
  }
  containers.forEach(checkContainer);
  checkContainerDependencies(containers);
}

/** The same holds of what a submission overrides. */
function checkContainer(container: Input) {
  container.requiredText('image');
  const { resourceRequirements, vcpus, memory } = readContainerOverrides(container);
  const types = resourceRequirements.map(({ type }) => type);
  for (const [type, old, value] of [['VCPU', 'vcpus', vcpus], ['MEMORY', 'memory', memory]] as const) {
    if (value === undefined && !types.includes(type)) {
      throw new ClientException(`${container.label('resourceRequirements')} must have one of the type ${type}, unless there is a \`${old}\``);
    }
  }
}

function checkNodes(input: Input) {
  const nodes = input.object('nodeProperties');
  if (!nodes) { throw new ClientException('`nodeProperties` is required for a job definition of the type multinode'); }
  const numNodes = nodes.integer('numNodes', NODES)!;
  nodes.integer('mainNode', { min: 0, max: numNodes - 1 });
  const ranges = nodes.objects('nodeRangeProperties', MAX_RANGES);
  if (ranges.length === 0) { throw new ClientException(`${nodes.label('nodeRangeProperties')} is required`); }
  ranges.forEach((range) => checkTask(range, ['container', 'ecsProperties', 'eksProperties']));
  checkRanges(ranges.map((range) => ({ targetNodes: range.requiredText('targetNodes', TARGET_NODES) })), numNodes);
}

/** "Your accumulative node ranges must account for all nodes (0:n)." */
function checkRanges(nodeRangeProperties: NodeProperties['nodeRangeProperties'], numNodes: number) {
  const nodes = Array.from({ length: numNodes }, (_, index) => index);
  const missing = nodes.find((index) => !rangeOfNode(index, { numNodes, mainNode: 0, nodeRangeProperties }));
  if (missing !== undefined) {
    throw new ClientException(`\`nodeProperties.nodeRangeProperties\` must account for all ${numNodes} nodes, got nothing for node ${missing}; let a range end in ":"`);
  }
}
