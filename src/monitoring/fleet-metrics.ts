import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { QueueMetrics } from './queue-metrics';
import { DIMENSIONS, METRICS, NAMESPACE } from './queue-metrics.lambda/names';
import { IUnmanagedCompute } from '../compute/unmanaged-interface';
import { fail } from '../private/errors';
import { IBatchQueue } from '../queue/queue-interface';

/** An alarm looks at ten metrics at most; one of them are the instances. */
const MAX_QUEUES = 9;

/** The instances of a fleet that have joined its cluster. */
export function registeredInstances(fleet: IUnmanagedCompute): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: NAMESPACE,
    metricName: METRICS.instances,
    dimensionsMap: { [DIMENSIONS.computeEnvironment]: fleet.computeEnvironmentRef.computeEnvironmentArn },
    statistic: 'Maximum',
  });
}

/** 1 while jobs wait in the queues of a fleet that has no instance, 0 otherwise. */
export function runnableWithoutInstances(scope: Construct, fleet: IUnmanagedCompute, queues: IBatchQueue[]): cloudwatch.MathExpression {
  const own = queues.filter(({ compute }) => compute.includes(fleet));
  if (own.length === 0) { fail(scope, `${fleet.node.path} is behind no queue that is watched; add one of its queues to \`queues\``); }
  if (own.length > MAX_QUEUES) {
    fail(scope, `an alarm looks at ${MAX_QUEUES} queues at most, got ${own.length} of ${fleet.node.path}; watch some of them in another \`BatchMonitoring\``);
  }
  const waiting = own.map((queue, index) => [`waiting${index}`, QueueMetrics._of(queue).metricRunnableJobs({ statistic: 'Minimum' })] as const);
  return new cloudwatch.MathExpression({
    expression: `IF(${waiting.map(([id]) => id).join(' + ')} > 0 AND instances < 1, 1, 0)`,
    usingMetrics: { ...Object.fromEntries(waiting), instances: registeredInstances(fleet) },
    label: 'Jobs wait without an instance',
    period: Duration.minutes(5),
  });
}
