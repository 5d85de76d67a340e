import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { AlarmsWidget } from './alarms-widget';
import { registeredInstances } from './fleet-metrics';
import { BatchMonitoring } from './monitoring';
import { IBatchQueue } from '../queue/queue-interface';

/**
 * Properties of a `BatchDashboard`.
 */
export interface BatchDashboardProps {
  /** What is shown. */
  readonly monitoring: BatchMonitoring;

  /**
   * The name of the dashboard: up to 255 letters, digits, hyphens and underscores.
   *
   * @default - AWS CloudFormation makes a name
   */
  readonly dashboardName?: string;
}

const WIDTH = { title: 24, graph: 8 };

/**
 * A dashboard with all queues and fleets that are watched: a row of graphs each, and the state of all alarms.
 *
 * It costs 3 USD a month, beside the first three of an account. `dashboard` takes further widgets.
 *
 * @example
 * declare const monitoring: BatchMonitoring;
 *
 * new BatchDashboard(this, 'Dashboard', { monitoring });
 */
export class BatchDashboard extends Construct {
  /** The dashboard. */
  public readonly dashboard: cloudwatch.Dashboard;

  constructor(scope: Construct, id: string, props: BatchDashboardProps) {
    super(scope, id);
    const { monitoring, dashboardName } = props;
    this.dashboard = new cloudwatch.Dashboard(this, 'Resource', { dashboardName });
    monitoring.queues.forEach((queue) => this.dashboard.addWidgets(
      title(`Queue ${queue.node.path}`), states(monitoring, queue), waiting(monitoring, queue), ended(monitoring, queue),
    ));
    monitoring.fleets.forEach((fleet) => this.dashboard.addWidgets(
      title(`Fleet ${fleet.node.path}`), graph('Instances that have joined', [registeredInstances(fleet)]),
    ));
    this.dashboard.addWidgets(new AlarmsWidget(monitoring)); // last: nobody knows yet how many there will be
  }
}

function states(monitoring: BatchMonitoring, queue: IBatchQueue) {
  const metrics = monitoring.metricsOf(queue);
  return graph('Jobs by state', [
    metrics.metricRunningJobs({ label: 'RUNNING' }),
    metrics.metricStartingJobs({ label: 'STARTING' }),
    metrics.metricRunnableJobs({ label: 'RUNNABLE' }),
    metrics.metricPendingJobs({ label: 'PENDING' }),
    metrics.metricSubmittedJobs({ label: 'SUBMITTED' }),
  ], { stacked: true, right: [metrics.metricVcpusInUse({ label: 'vCPUs in use' })] });
}

function waiting(monitoring: BatchMonitoring, queue: IBatchQueue) {
  const metrics = monitoring.metricsOf(queue);
  return graph('Waiting', [metrics.metricOldestRunnableJobAge({ label: 'Age of the oldest RUNNABLE job (s)' })], {
    right: [metrics.metricQueueBlockedEvents({ label: 'Queue blocked' })],
  });
}

function ended(monitoring: BatchMonitoring, queue: IBatchQueue) {
  const metrics = monitoring.metricsOf(queue);
  return graph('Ended', [
    metrics.metricSucceededJobs({ label: 'SUCCEEDED' }),
    metrics.metricFailedJobs({ label: 'FAILED' }),
    metrics.metricHostLostJobs({ label: 'Lost their host' }),
  ], { right: [metrics.metricAverageDuration()] });
}

function title(markdown: string) {
  return new cloudwatch.TextWidget({ markdown: `## ${markdown}`, width: WIDTH.title, height: 1, background: cloudwatch.TextWidgetBackground.TRANSPARENT });
}

function graph(name: string, left: cloudwatch.IMetric[], options: Partial<cloudwatch.GraphWidgetProps> = {}) {
  const leftYAxis = { min: 0, showUnits: false };
  return new cloudwatch.GraphWidget({ title: name, left, leftYAxis, rightYAxis: leftYAxis, width: WIDTH.graph, height: 6, ...options });
}
