/** The nodes of a multi-node parallel job: https://docs.aws.amazon.com/batch/latest/userguide/multi-node-parallel-jobs.html */
import type { NodeProperties } from '@aws-sdk/client-batch';
import { ClientException } from './service-error';
import { createTask, type JobTask, type TaskOverrides } from './tasks';

/** What a submission changes of the nodes. */
export interface NodeOverrides {
  readonly numNodes?: number;
  readonly ranges: readonly { readonly targetNodes: string; readonly overrides: TaskOverrides }[];
}

/** What a multi-node job is, with the number of nodes that the submission asks for. */
export function overriddenNodes(properties: NodeProperties, { numNodes }: NodeOverrides): NodeProperties {
  return { ...properties, numNodes: numNodes ?? properties.numNodes };
}

/** The task of each node, by its index. */
export function createNodeTasks(properties: NodeProperties, { ranges }: NodeOverrides, parameters: Readonly<Record<string, string>>): JobTask[] {
  const count = properties.numNodes!;
  return Array.from({ length: count }, (_, index) => {
    const range = rangeOfNode(index, properties);
    if (!range) { throw new ClientException(`the job definition says nothing of node ${index} of ${count} in its \`nodeRangeProperties\`; ask for fewer nodes, or let a range end in ":"`); }
    const overrides = rangeOf(index, ranges, count)?.overrides ?? {};
    return createTask({ containerProperties: range.container, ecsProperties: range.ecsProperties }, overrides, parameters);
  });
}

/** What the definition says of a node; undefined where it says nothing. */
export function rangeOfNode(index: number, { nodeRangeProperties = [], numNodes }: NodeProperties) {
  return rangeOf(index, nodeRangeProperties, numNodes!);
}

/** The range of an index: the smallest one, because "if there are nested ranges (0:10 and 4:5), the 4:5 range properties override the 0:10 properties". */
function rangeOf<T extends { readonly targetNodes: string | undefined }>(index: number, ranges: readonly T[], count: number): T | undefined {
  return ranges
    .map((range) => ({ range, ...boundsOf(range.targetNodes ?? '', count) }))
    .filter(({ first, last }) => first <= index && index <= last)
    .sort((a, b) => (a.last - a.first) - (b.last - b.first))[0]?.range;
}

/** `2`, `0:3`, `:3` or `3:`, both ends included. */
function boundsOf(targetNodes: string, count: number): { first: number; last: number } {
  const [first, last = first] = targetNodes.split(':');
  return { first: first === '' ? 0 : Number(first), last: last === '' ? count - 1 : Number(last) };
}
