import { outcomeOfJob } from './_helpers';
import { Inspection } from '../../../../src/checks/inspection';
import { Violation } from '../../../../src/checks/rule';
import { compute, job, modelOf, queue, type Resources, rule, UNKNOWN, verdicts } from '../../_helpers';

function nodes(properties: object, ...ranges: unknown[]) {
  return {
    Type: 'multinode',
    NodeProperties: { NumNodes: 4, MainNode: 0, NodeRangeProperties: ranges.map((TargetNodes) => ({ TargetNodes, Container: {} })), ...properties },
  };
}

test.each<[string, object, string]>([
  ['one range', nodes({}, '0:3'), 'holds'],
  ['open ranges', nodes({}, ':1', '2:'), 'holds'],
  ['a single node, and the others', nodes({}, '0', '1:'), 'holds'],
  ['a range within another', nodes({}, '0:3', '1:2'), 'holds'],
  ['a node that no range covers', nodes({}, '0:1', '3'), 'violates'],
  ['a last node that no range covers', nodes({}, '0:2'), 'violates'],
  ['a range that is not known', nodes({}, '0:1', UNKNOWN), 'unknown'],
  ['five ranges', nodes({ NumNodes: 5 }, '0', '1', '2', '3', '4'), 'holds'],
  ['six ranges', nodes({ NumNodes: 6 }, '0', '1', '2', '3', '4', '5'), 'violates'],
  ['a main node that is the last', nodes({ MainNode: 3 }, '0:'), 'holds'],
  ['a main node that is none of them', nodes({ MainNode: 4 }, '0:'), 'violates'],
  ['a number of nodes that is not known', nodes({ NumNodes: UNKNOWN }, '0:'), 'unknown'],
  ['properties that are not known', { Type: 'multinode', NodeProperties: UNKNOWN }, 'unknown'],
  ['Fargate', { ...nodes({}, '0:'), PlatformCapabilities: ['FARGATE'] }, 'violates'],
  ['1000 nodes', nodes({ NumNodes: 1000 }, '0:'), 'holds'],
  ['1001 nodes', nodes({ NumNodes: 1001 }, '0:'), 'violates'],
])('a multi-node job with %s: %#', (_, properties, outcome) => {
  expect(outcomeOfJob('JD-16', properties)).toBe(outcome);
});

test.each([
  [['c7i.large', 'c7i.large'], 'holds'],
  [['c7i.large', 'c7i.xlarge'], 'violates'],
])('node ranges on %j: %s', (types, outcome) => {
  const ranges = types.map((type, index) => ({ TargetNodes: String(index), Container: {}, InstanceTypes: [type] }));
  expect(outcomeOfJob('JD-16', nodes({ NumNodes: 2, NodeRangeProperties: ranges }))).toBe(outcome);
});

test.each<[string, Resources, string]>([
  ['on demand', { Compute: compute('EC2'), Queue: queue(['Compute']) }, 'holds'],
  ['on Spot', { Compute: compute('SPOT'), Queue: queue(['Compute']) }, 'violates'],
  ['unmanaged', { Compute: compute('EC2', {}, { Type: 'UNMANAGED' }), Queue: queue(['Compute']) }, 'violates'],
  ['on Spot, and on demand', { Compute: compute('SPOT'), Other: compute('EC2'), Queue: queue(['Compute', 'Other']) }, 'holds'],
  ['on compute of elsewhere', { Queue: queue(['Elsewhere']) }, 'unknown'],
])('a multi-node job %s', (_, others, outcome) => {
  expect(outcomeOfJob('JD-16', nodes({}, '0:'), others)).toBe(outcome);
});

test('a job of one container has no nodes', () => {
  expect(verdicts('JD-16', { Job: job() })).toEqual({});
});

test('more nodes than the default quota are a warning', () => {
  const verdicts16 = [...rule('JD-16').inspect(new Inspection(modelOf({ Job: job(nodes({ NumNodes: 1001 }, '0:')) })))];
  expect(verdicts16.map(({ answer }) => answer).find((answer) => answer instanceof Violation)?.differs.severity).toBe('warning');
});
