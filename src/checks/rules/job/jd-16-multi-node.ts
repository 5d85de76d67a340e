import { readList, readNumber, readObject, readText } from '../../../model/read-value';
import { isObject, type JsonObject } from '../../../model/record';
import { isLiteral } from '../../../model/symbols';
import type { ComputeEnvironmentModel, JobDefinitionModel, Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { anyOf, cannotTell, inTurn, judge, ofJobs, ofPlacements, violates } from '../../answers';
import { platformsOf } from '../../placements';
import { type Answer, HOLDS, type Rule } from '../../rule';

const MAX_GROUPS = 5;
const MAX_NODES = 1000;

export const JD_16: Rule = {
  id: 'JD-16',
  title: 'A multi-node job has nodes that AWS Batch can start together',
  severity: 'error',
  explanation: `A multi-node job has at most ${MAX_GROUPS} node ranges, which cover all of its nodes with one instance type, and its main node among them; by default at most `
    + `${MAX_NODES} nodes. It runs on managed compute environments of EC2 instances on demand only: not on Spot, Fargate, managed instances or unmanaged ones.`,
  remedy: 'Mend the node ranges, or give the queue a managed compute environment of the type EC2.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/mnp-ce.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/mnp-node-groups.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_NodeProperties.html',
  ],
  inspect: inTurn(
    ofJobs((job) => (job.type === 'multinode' ? nodeAnswers(job, readObject(job.properties, 'nodeProperties')) : undefined)),
    ofPlacements(({ job, queue, environments }) => (job.type === 'multinode'
      ? anyOf(environments.map((environment) => judgeEnvironment(environment, queue.name)))
      : undefined)),
  ),
};

function nodeAnswers(job: JobDefinitionModel, properties: JsonObject | undefined): Answer[] {
  if (!properties) {
    return [cannotTell('the node properties are known only after a deploy')];
  }
  const nodes = readNumber(properties, 'numNodes');
  const ranges = readList(properties, 'nodeRangeProperties');
  return [
    judge(platformsOf(job), (platforms) => !platforms.includes('FARGATE') || 'It is a multi-node job for Fargate, which has none'),
    judge(nodes, (count) => count <= MAX_NODES || violates(`It has ${count} nodes, more than the ${MAX_NODES} of the default quota`, { severity: 'warning' })),
    judgeMainNode(readNumber(properties, 'mainNode'), nodes),
    ranges.length <= MAX_GROUPS ? HOLDS : violates(`It has ${ranges.length} node ranges, where AWS Batch accepts at most ${MAX_GROUPS}`),
    judgeCover(ranges, nodes),
    judgeInstanceTypes(ranges),
  ];
}

function judgeMainNode(mainNode: Known<number> | undefined, nodes: Known<number> | undefined): Answer {
  return judge(mainNode, (main) => judge(nodes, (count) => main < count || `Its main node is ${main}, but its ${count} nodes are numbered from 0 to ${count - 1}`));
}

/** `0:3`, `:3`, `4:` or `4`: the first and the last node of a range. */
function boundsOf(range: unknown, last: number): Known<readonly [number, number]> {
  const text = isObject(range) ? readText(range, 'targetNodes') : range;
  const match = typeof text === 'string' && isLiteral(text) && /^\s*(\d*)\s*(:?)\s*(\d*)\s*$/.exec(text);
  if (!match) {
    return text instanceof Unknown ? text : cannotTell('the nodes of a range are not known');
  }
  const [, from, colon, to] = match;
  return [Number(from), colon ? Number(to || last) : Number(from)];
}

function judgeCover(ranges: readonly unknown[], nodes: Known<number> | undefined): Answer {
  return judge(nodes, (count) => {
    const bounds = ranges.map((range) => boundsOf(range, count - 1));
    const known = bounds.filter(isKnown).sort(([a], [b]) => a - b);
    if (known.length < bounds.length) {
      return bounds.find((bound) => !isKnown(bound)) as Unknown;
    }
    const end = known.reduce((next, [from, to]) => (from <= next ? Math.max(next, to + 1) : next), 0);
    return end >= count || `None of its node ranges covers node ${end} of its ${count}`;
  });
}

function judgeInstanceTypes(ranges: readonly unknown[]): Answer {
  const types = [...new Set(ranges.filter(isObject).flatMap((range) => readList(range, 'instanceTypes')).filter((type) => typeof type === 'string'))];
  return types.length > 1 && types.every(isLiteral) ? violates(`Its node ranges have different instance types (${types.join(', ')}), where all must have the same`) : HOLDS;
}

function judgeEnvironment(environment: Known<ComputeEnvironmentModel>, queueName: string): Answer {
  if (!isKnown(environment)) {
    return environment;
  }
  const kind = environment.type === 'UNMANAGED' ? 'UNMANAGED' : environment.computeType;
  return judge(kind, (type) => type === 'EC2' || `It is a multi-node job, and the compute environment \`${environment.name}\` of its queue \`${queueName}\` is ${type}: no node starts there`);
}
