import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { aws_stepfunctions } from 'aws-cdk-lib/interfaces';

/** How a run ends that does not succeed: https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html */
const ENDS = { failed: 'ExecutionsFailed', timedOut: 'ExecutionsTimedOut', aborted: 'ExecutionsAborted' };

/** The runs of a state machine that did not succeed, which AWS Step Functions counts by itself. */
export function unsuccessfulRuns({ stateMachineRef }: aws_stepfunctions.IStateMachineRef, period: Duration): cloudwatch.MathExpression {
  return new cloudwatch.MathExpression({
    expression: Object.keys(ENDS).map((id) => `FILL(${id}, 0)`).join(' + '), // a metric is there only while something ends so
    usingMetrics: Object.fromEntries(Object.entries(ENDS).map(([id, metricName]) => [id, new cloudwatch.Metric({
      namespace: 'AWS/States',
      metricName,
      dimensionsMap: { StateMachineArn: stateMachineRef.stateMachineArn },
      statistic: 'Sum',
      period,
    })])),
    label: 'Runs that did not succeed',
    period,
  });
}
