import { Duration } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ContainerAgentOptions, ImagePullBehavior } from './container-agent';
import { fail } from '../private/errors';
import { isKnown } from '../private/tokens';

/** The lines of `/etc/ecs/ecs.config`. */
export function agentVariables(scope: IConstruct, options: ContainerAgentOptions, spot: boolean): Record<string, string> {
  requireAgentOptions(scope, options);
  return {
    // the jobs of an array share their image: one pull an instance, and clean-up stays on (not so with prefer-cached)
    ECS_IMAGE_PULL_BEHAVIOR: options.imagePullBehavior ?? ImagePullBehavior.ONCE,
    // three hours of stopped containers (the agent's default) fill the disk when jobs are short
    ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION: agentDuration(options.taskCleanupDelay ?? Duration.minutes(10)),
    // no new job in the last two minutes of an instance
    ...(options.spotDraining ?? spot ? { ECS_ENABLE_SPOT_INSTANCE_DRAINING: 'true' } : {}),
    ...options.variables,
  };
}

/** The agent reads durations as Go writes them: `10m`, `90s`. */
function agentDuration(duration: Duration): string {
  const seconds = duration.toSeconds();
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

function requireAgentOptions(scope: IConstruct, { taskCleanupDelay, variables = {} }: ContainerAgentOptions) {
  if (taskCleanupDelay && !taskCleanupDelay.isUnresolved() && taskCleanupDelay.toSeconds({ integral: false }) < 1) {
    fail(scope, `\`taskCleanupDelay\` must be at least 1 second, got ${taskCleanupDelay.toHumanString()}; the agent ignores anything shorter`);
  }
  if ('ECS_CLUSTER' in variables) {
    fail(scope, `\`variables\` must not have ECS_CLUSTER, got "${variables.ECS_CLUSTER}"; the cluster is the one of the compute environment (LT-10)`);
  }
  const broken = Object.entries(variables).find(([name, value]) => [name, value].some((text) => isKnown(text) && /\n/.test(text)));
  if (broken) {
    fail(scope, `\`variables\` must be of one line each, got ${JSON.stringify(broken[1])} for ${JSON.stringify(broken[0])}; the agent reads its settings by the line`);
  }
}
