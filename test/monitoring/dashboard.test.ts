import { Stack } from 'aws-cdk-lib';
import { BatchDashboard, BatchMonitoring, BatchNetwork, BatchQueue, FargateCompute, UnmanagedCompute } from '../../src';
import { propertiesOf, testStack } from '../_helpers/stack';

let stack: Stack;
let monitoring: BatchMonitoring;

beforeEach(() => {
  stack = testStack();
  const network = new BatchNetwork(stack, 'Network');
  const compute = [new FargateCompute(stack, 'Fargate', { network }), UnmanagedCompute.fleet(stack, 'Fleet', { network })];
  monitoring = new BatchMonitoring(stack, 'Monitoring', { queues: compute.map((entry, index) => new BatchQueue(stack, `Queue${index}`, { compute: [entry] })) });
});

/** The widgets, without what only a deployment tells. */
function widgets(): any[] {
  const [{ DashboardBody }] = propertiesOf(stack, 'AWS::CloudWatch::Dashboard');
  return JSON.parse(DashboardBody['Fn::Join'][1].map((part: any) => (typeof part === 'string' ? part : 'TOKEN')).join('')).widgets;
}
const titles = () => widgets().map(({ properties: { title, markdown } }) => title ?? markdown);

test('shows a row for each queue, and one for each fleet', () => {
  new BatchDashboard(stack, 'Dashboard', { monitoring });
  const queue = ['Jobs by state', 'Waiting', 'Ended'];
  expect(titles()).toEqual(['## Queue Test/Queue0', ...queue, '## Queue Test/Queue1', ...queue, '## Fleet Test/Fleet', 'Instances that have joined']);
});

test('shows the alarms, also those that are made later, below all else', () => {
  new BatchDashboard(stack, 'Dashboard', { monitoring });
  const count = monitoring.alarmOnAll().length;
  const last = widgets().at(-1);
  expect([last.type, last.properties.alarms.length, last.width]).toEqual(['alarm', count, 24]);
  expect(last.y).toBe(Math.max(...widgets().map(({ y }) => y)));
});

test('the average duration is the difference of two averages, in seconds', () => {
  new BatchDashboard(stack, 'Dashboard', { monitoring });
  const { metrics } = widgets().find(({ properties }) => properties.title === 'Ended').properties;
  expect(metrics.find(([first]: any) => first.expression)[0].expression).toBe('(stopped - started) / 1000');
  expect(metrics.filter(([, name]: any) => /^Job(Started|Stopped)At$/.test(name)).map((metric: any) => metric.at(-1).stat)).toEqual([undefined, undefined]); // the default, an average
});

test('has a name if asked', () => {
  new BatchDashboard(stack, 'Dashboard', { monitoring, dashboardName: 'render-farm' });
  expect(propertiesOf(stack, 'AWS::CloudWatch::Dashboard')[0].DashboardName).toBe('render-farm');
});
