/** What AWS Batch says of a job whose host is gone, by the type of the compute environment. */
const REASONS: Readonly<Record<string, string>> = {
  // As `RetryPolicy.onHostLoss()` of the library expects it.
  FARGATE_SPOT: 'Your Spot Task was interrupted.',
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
  FARGATE: 'ECS is performing maintenance on the underlying infrastructure hosting the task.',
};

/** Its `statusReason`. Where no other type is told, the host was an EC2 instance. */
export function hostLost(computeType: unknown, instanceId: string): string {
  return REASONS[String(computeType)] ?? `Host EC2 (instance ${instanceId}) terminated.`;
}
