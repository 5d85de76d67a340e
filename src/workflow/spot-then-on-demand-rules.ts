import { IConstruct } from 'constructs';
import { SpotThenOnDemandProps } from './spot-then-on-demand-props';
import { MultiNodeJob } from '../job/multi-node-job';
import { fail } from '../private/errors';
import { requireSamePlace } from '../private/place';
import { isKnown } from '../private/tokens';

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Refuses two queues between which no job can move, or moves in a circle. */
export function requireFallback(scope: IConstruct, props: SpotThenOnDemandProps) {
  (['spotQueue', 'onDemandQueue'] as const).forEach((name) => requireSamePlace(scope, name, props[name]));
  const problems = [spotProblem, platformProblem, shareProblem, jobProblem, variableProblem].map((problemOf) => problemOf(props));
  const problem = problems.find((text) => text !== undefined);
  if (problem !== undefined) { fail(scope, problem); }
}

/** From Spot to on demand only: so no job comes back, however many of these there are. */
function spotProblem({ spotQueue, onDemandQueue }: SpotThenOnDemandProps): string | undefined {
  if (spotQueue.compute.every(({ spot }) => spot === false)) {
    return `\`spotQueue\` must have Spot capacity, got ${spotQueue.node.path}, which has none; there is nothing that AWS would take back`;
  }
  const spot = onDemandQueue.compute.find((compute) => compute.spot);
  if (spot) { return `\`onDemandQueue\` must have no Spot capacity, got ${onDemandQueue.node.path} with ${spot.node.path}; give it compute on demand only`; }
  return onDemandQueue === spotQueue ? `\`onDemandQueue\` must be another queue than \`spotQueue\`, got ${spotQueue.node.path} twice; add a queue on demand` : undefined;
}

function platformProblem({ spotQueue, onDemandQueue }: SpotThenOnDemandProps): string | undefined {
  const different = (['platform', 'architecture'] as const).find((key) => spotQueue[key] && onDemandQueue[key] && spotQueue[key] !== onDemandQueue[key]);
  return different && `\`onDemandQueue\` must be of the ${different} of \`spotQueue\`, ${spotQueue[different]}, got ${onDemandQueue[different]}; `
    + 'a job is defined for one of them (CE-05)';
}

function shareProblem({ spotQueue, onDemandQueue }: SpotThenOnDemandProps): string | undefined {
  return onDemandQueue.isFairShare && spotQueue.isFairShare === false
    ? '`onDemandQueue` must have no fair share where `spotQueue` has none: jobs would come without a share identifier; give both queues `fairShare`, or none (JD-22)'
    : undefined;
}

function jobProblem({ jobs }: SpotThenOnDemandProps): string | undefined {
  if (jobs.length === 0) { return '`jobs` must name at least one job, got none; say which ones may run on demand'; }
  const multiNode = jobs.find((job) => job instanceof MultiNodeJob);
  return multiNode && `\`jobs\` must have no multi-node job, got ${multiNode.node.path}; such jobs do not run on Spot capacity (JD-16)`;
}

function variableProblem({ arrayIndexVariable: name }: SpotThenOnDemandProps): string | undefined {
  if (!isKnown(name)) { return undefined; }
  if (name.startsWith('AWS_BATCH')) {
    return `\`arrayIndexVariable\` must not begin with AWS_BATCH, which AWS Batch keeps for itself, got "${name}"; choose another name (JD-18)`;
  }
  return VARIABLE.test(name) ? undefined : `\`arrayIndexVariable\` must have letters, digits and underscores, and begin with no digit, got "${name}"; rename it`;
}
