import { Duration } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { ComputePlatform } from '../../compute/compute';
import { JobContainer, JobContainerCondition, MultiContainerJobOptions } from '../multi-container-job-props';

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_EcsTaskProperties.html */
const MAX_CONTAINERS = 10;

/** What is wrong with containers as parts of one job, in words. */
export function multiContainerProblems(job: MultiContainerJobOptions): (string | undefined)[] {
  const { containers, queue } = job;
  const fargate = queue.platform === ComputePlatform.FARGATE;
  return [
    countProblem(containers),
    nameProblem(containers),
    ...containers.map((container) => dependencyProblem(containers, container)),
    cycleProblem(containers),
    logRouterProblem(containers),
    ...containers.flatMap((container) => [
      waitProblem(container, 'startTimeout', fargate), waitProblem(container, 'stopTimeout', fargate),
    ]),
    fargate ? namespaceProblem(job) : undefined,
  ];
}

function countProblem(containers: JobContainer[]): string | undefined {
  if (containers.length < 1 || containers.length > MAX_CONTAINERS) {
    return `\`containers\` must have 1 to ${MAX_CONTAINERS} entries, got ${containers.length}; spread the work over several jobs (SZ-16)`;
  }
  return containers.every(({ essential }) => essential === false)
    ? 'at least one container must be essential, got none; leave `essential` out for the one whose end is the end of the job (SZ-16)'
    : undefined;
}

function nameProblem(containers: JobContainer[]): string | undefined {
  const names = containers.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) { return `the names of containers must differ, got "${twice}" twice; rename one of them`; }
  const odd = names.find((name) => !/^[A-Za-z0-9_-]{1,255}$/.test(name));
  return odd === undefined
    ? undefined
    : `the name of a container must be 1 to 255 letters, digits, hyphens and underscores, got "${odd}"; replace the other characters`;
}

function dependencyProblem(containers: JobContainer[], { name, dependsOn = {} }: JobContainer): string | undefined {
  return Object.entries(dependsOn).map(([other, condition]) => {
    const target = containers.find((container) => container.name === other);
    if (!target || other === name) {
      const others = containers.map((container) => container.name).filter((known) => known !== name);
      return `\`dependsOn\` of the container "${name}" must name another container of the job, got "${other}"; there are ${others.join(', ') || 'no others'}`;
    }
    // https://docs.aws.amazon.com/batch/latest/APIReference/API_TaskContainerDependency.html
    return condition !== JobContainerCondition.START && (target.essential ?? true)
      ? `the container "${name}" must not wait for the end (${condition}) of "${other}", which is essential: with it the job ends; say \`essential: false\` there`
      : undefined;
  }).find((problem) => problem !== undefined);
}

function cycleProblem(containers: JobContainer[]): string | undefined {
  let waiting = containers;
  for (;;) {
    const blocked = waiting.filter(({ dependsOn = {} }) => waiting.some(({ name }) => name in dependsOn));
    if (blocked.length === waiting.length) { break; }
    waiting = blocked;
  }
  return waiting.length > 0
    ? `\`dependsOn\` must not go round in a circle, got one among ${waiting.map(({ name }) => name).join(', ')}; remove one of the dependencies`
    : undefined;
}

function logRouterProblem(containers: JobContainer[]): string | undefined {
  const routers = containers.filter(({ logRouter }) => logRouter);
  const routed = containers.find(({ logging }) => logging?._logDriver === 'awsfirelens');
  if (routers.length > 1) {
    return `at most one container must have a \`logRouter\`, got ${routers.map(({ name }) => name).join(', ')}; send the output of all to one of them`;
  }
  if (routed && routers.length === 0) {
    return `the container "${routed.name}" logs by awsfirelens, but no container has a \`logRouter\`; add one with \`logRouter: JobLogRouter.fluentBit()\``;
  }
  return routed && routers[0] === routed
    ? `the log router "${routed.name}" must not log by awsfirelens, which is itself; leave its \`logging\` out`
    : undefined;
}

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_TaskContainerProperties.html */
const [MIN_WAIT_SECONDS, MAX_WAIT_SECONDS_ON_FARGATE] = [2, 120];

function waitProblem(container: JobContainer, property: 'startTimeout' | 'stopTimeout', fargate: boolean): string | undefined {
  const wait: Duration | undefined = container[property];
  if (!wait || wait.isUnresolved()) { return undefined; }
  const seconds = wait.toSeconds({ integral: false });
  if (Number.isInteger(seconds) && seconds >= MIN_WAIT_SECONDS && !(fargate && seconds > MAX_WAIT_SECONDS_ON_FARGATE)) { return undefined; }
  const allowed = fargate ? `from ${MIN_WAIT_SECONDS} to ${MAX_WAIT_SECONDS_ON_FARGATE}` : `of at least ${MIN_WAIT_SECONDS}`;
  return `\`${property}\` of the container "${container.name}" must be an integer ${allowed} seconds, got ${seconds}; change it, or leave it out (SZ-17)`;
}

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_EcsTaskProperties.html */
function namespaceProblem({ ipcMode, pidMode }: MultiContainerJobOptions): string | undefined {
  if (ipcMode !== undefined) { return `\`ipcMode\` must be absent on Fargate, got "${ipcMode}"; leave it out, or use EC2 compute (JD-29)`; }
  return pidMode === ecs.PidMode.HOST
    ? '`pidMode` must be "task" on Fargate, which shows no processes of the host, got "host"; use EC2 compute for that (JD-29)'
    : undefined;
}
