import * as events from 'aws-cdk-lib/aws-events';

/** What a message is about. An input transformer knows no "if": each kind has lines of its own, and a rule that they are right for. */
export enum MessageKind {
  /** Any job, also one that never ran, or that has more than one container. */
  JOB,
  /** A job whose container has written a log. */
  JOB_WITH_LOG,
  /** The job at the head of a queue that is blocked. */
  BLOCKED_QUEUE,
}

const CONTAINER = 'container';

/** There is one task, whose containers a job of several containers describes: https://docs.aws.amazon.com/batch/latest/APIReference/API_EcsPropertiesDetail.html */
const ECS_CONTAINERS = 'ecsProperties.taskProperties[0].containers[*]';

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_EksPodPropertiesDetail.html */
const EKS_CONTAINERS = 'eksProperties.podProperties.containers[*]';

const CONTAINERS = [CONTAINER, ECS_CONTAINERS, EKS_CONTAINERS];

/**
 * The lines of a message. The fields are those of https://docs.aws.amazon.com/batch/latest/APIReference/API_JobDetail.html.
 *
 * What an event does not have leaves no trace (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html), so that
 * what stands in different places for different kinds of jobs is named one after the other, and a label says what it means when nothing follows.
 *
 * @param console the domain of the AWS console
 */
export function messageLines(kind: MessageKind, console: string): string[] {
  const { region, detailType } = events.EventField;
  const link = (service: string, fragment: string) => `https://${region}.${console}/${service}/home?region=${region}#${fragment}`;
  const exitCode = `Exit code, if a container ended: ${ofContainers('exitCode', CONTAINERS)}`;
  return [
    `${detailType}: ${field('jobName')} (${field('jobId')}) is ${field('status')}`,
    `Reason: ${field('statusReason')} ${ofContainers('reason', CONTAINERS)}`,
    ...(kind === MessageKind.BLOCKED_QUEUE ? [] : [exitCode]),
    `Queue: ${field('jobQueue')}`,
    `Job: ${link('batch', `jobs/detail/${field('jobId')}`)}`,
    ...(kind === MessageKind.JOB ? [`Log stream, if a container wrote one: ${ofContainers('logStreamName', [CONTAINER, ECS_CONTAINERS])}`] : []),
    // this form of a link takes names with slashes as they are; the newer one wants them encoded, which an input transformer cannot
    ...(kind === MessageKind.JOB_WITH_LOG
      ? [`Log: ${link('cloudwatch', `logEventViewer:group=${field('container.logConfiguration.options.awslogs-group')};stream=${field('container.logStreamName')}`)}`]
      : []),
  ];
}

/** What the only container says, or all of several ones: a list. */
function ofContainers(name: string, places: readonly string[]): string {
  return places.map((containers) => field(`${containers}.${name}`)).join('');
}

function field(path: string): string {
  return events.EventField.fromPath(`$.detail.${path}`);
}
