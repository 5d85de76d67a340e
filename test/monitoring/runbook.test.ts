import * as fs from 'node:fs';
import * as path from 'node:path';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { BatchMonitoring, BatchNetwork, BatchQueue, FargateCompute, UnmanagedCompute } from '../../src';
import { RunbookEntry } from '../../src/monitoring/runbook';
import { propertiesOf, testStack } from '../_helpers/stack';

const PAGE = fs.readFileSync(path.join(__dirname, '../../docs/runbook.md'), 'utf8');

/** The anchors of the headings of an entry, as GitHub makes them. */
const ANCHORS = [...PAGE.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading.toLowerCase().replace(/[^\w\- ]/g, '').replace(/ /g, '-'));

/** The descriptions of all alarms that there are. */
function descriptions(runbookUrl?: string): string[] {
  const stack = testStack();
  const network = new BatchNetwork(stack, 'Network');
  const compute = [new FargateCompute(stack, 'Fargate', { network, spot: true }), UnmanagedCompute.fleet(stack, 'Fleet', { network })];
  const queues = compute.map((entry, index) => new BatchQueue(stack, `Queue${index}`, { compute: [entry] }));
  const monitoring = new BatchMonitoring(stack, 'Monitoring', { queues, runbookUrl });
  monitoring.alarmOnAll();
  monitoring.alarmOnFailedWorkflow(sfn.StateMachine.fromStateMachineName(stack, 'Etl', 'etl'));
  return propertiesOf(stack, 'AWS::CloudWatch::Alarm').map(({ AlarmDescription }) => AlarmDescription);
}

test('every alarm refers to an entry, and every entry belongs to an alarm', () => {
  const referred = descriptions().map((text) => /runbook\.md#([\w-]+)$/.exec(text)![1]);
  expect([...new Set(referred)].sort()).toEqual([...ANCHORS].sort());
  expect([...ANCHORS].sort()).toEqual(Object.values(RunbookEntry).sort());
});

test('every entry says what it means, what to look at and what to do', () => {
  for (const entry of PAGE.split(/^## /m).slice(1)) {
    expect([...entry.matchAll(/^\*\*(.+?)\*\*/gm)].map(([, title]) => title)).toEqual(['What it means.', 'What to look at.', 'What to do.']);
  }
});

test('every alarm of a queue, fleet or workflow names it', () => {
  expect(descriptions().filter((text) => /Test\/(Queue0|Queue1|Fleet|Etl)\./.test(text))).toHaveLength(9);
});

test('an own runbook takes its place', () => {
  descriptions('https://wiki.example.com/batch').forEach((text) => expect(text).toMatch(/What to do: https:\/\/wiki\.example\.com\/batch#[\w-]+$/));
});
