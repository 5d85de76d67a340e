import { IConstruct } from 'constructs';
import { ICompute } from '../compute/compute';
import { fail } from '../private/errors';

/** AWS Batch, service quotas: compute environments for each job queue. */
const MAX_COMPUTE = 3;

/** Requires a choice of compute that AWS Batch accepts behind one queue. */
export function requireRunnable(scope: IConstruct, compute: ICompute[]) {
  if (compute.length < 1 || compute.length > MAX_COMPUTE) {
    fail(scope, `\`compute\` must have one to ${MAX_COMPUTE} entries, got ${compute.length}; ${compute.length
      ? 'spread the jobs over several queues (CE-01)'
      : 'without compute a job never leaves the queue (CE-34)'}`);
  }
  if (compute.length > 1) { requireCompatible(scope, compute); }
}

function requireCompatible(scope: IConstruct, compute: ICompute[]) {
  const arns = compute.map(({ computeEnvironmentRef }) => computeEnvironmentRef.computeEnvironmentArn);
  const duplicate = compute.find((_, index) => arns.indexOf(arns[index]) < index);
  if (duplicate) {
    fail(scope, `\`compute\` must name each compute once, got ${duplicate.node.path} twice; remove one of them (CE-34)`);
  }
  requireSame(scope, compute, 'platform', 'AWS Batch does not mix platforms in a queue', 'CE-02');
  requireSame(scope, compute, 'architecture', 'AWS Batch does not mix architectures in a queue', 'CE-03');
}

/**
 * What is not known, of compute from elsewhere, passes.
 *
 * A queue is of one type, `EKS`, `ECS` or `ECS_FARGATE` (AWS Batch API, `JobQueueDetail`), so pods mix with nothing else either.
 */
function requireSame(scope: IConstruct, compute: ICompute[], property: 'platform' | 'architecture', rule: string, id: string) {
  const known = compute.filter((entry) => entry[property] !== undefined);
  if (new Set(known.map((entry) => entry[property])).size > 1) {
    const got = known.map((entry) => `${entry.node.path} (${entry[property]})`).join(', ');
    fail(scope, `\`compute\` must be of one ${property}, got ${got}; ${rule}: make a queue for each ${property} (${id})`);
  }
}
