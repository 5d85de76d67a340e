import { ComputePlatform } from '../../compute/compute';
import { isKnown } from '../../private/tokens';
import { JobContainerOptions } from '../job-container-options';
import { JobDefinitionOptions } from '../job-definition-options';
import { JobOptions } from '../job-options';

/** What of a job of Amazon ECS can only fail later, in words. Values that are not known yet (tokens) pass. */
export function jobProblems(job: JobOptions, containers: JobContainerOptions[]): (string | undefined)[] {
  return [platformProblem(job), ...definitionProblems(job, containers), executeCommandProblem(job, containers)];
}

/** The part of a container that counts for every kind of job. */
type Commanded = Pick<JobContainerOptions, 'command' | 'environment'>;

/** What of a job, of whatever kind, can only fail later, in words. Values that are not known yet (tokens) pass. */
export function definitionProblems(job: JobDefinitionOptions, containers: Commanded[]): (string | undefined)[] {
  return [
    timeoutProblem(job),
    parameterTwiceProblem(job),
    ...containers.flatMap(({ command = [] }) => command).map((argument) => placeholderProblem(job, argument)),
    definitionSizeProblem(job, containers),
  ];
}

function platformProblem({ queue }: JobOptions): string | undefined {
  return queue.platform === ComputePlatform.EKS
    ? 'the queue of a job of containers must not send to Amazon EKS, whose jobs are pods; use an EksJob, or another queue (CE-05)'
    : undefined;
}

/** https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html */
const MIN_TIMEOUT_SECONDS = 60;

function timeoutProblem({ timeout }: JobDefinitionOptions): string | undefined {
  if (!timeout || timeout.isUnresolved()) { return undefined; }
  const seconds = timeout.toSeconds({ integral: false });
  return seconds < MIN_TIMEOUT_SECONDS
    ? `\`timeout\` must be at least ${MIN_TIMEOUT_SECONDS} seconds, got ${seconds}; let a shorter limit be the command's own (JD-08)`
    : undefined;
}

function parameterTwiceProblem({ parameters = {}, requiredParameters = [] }: JobDefinitionOptions): string | undefined {
  const both = requiredParameters.find((name) => name in parameters);
  return both === undefined
    ? undefined
    : `the parameter "${both}" must be in \`parameters\`, with its default, or in \`requiredParameters\`, not in both`;
}

const PLACEHOLDER = 'Ref::';

function placeholderProblem({ parameters = {}, requiredParameters = [] }: JobDefinitionOptions, argument: string): string | undefined {
  if (!isKnown(argument)) { return undefined; }
  const known = [...Object.keys(parameters), ...requiredParameters];
  const missing = argument.split(PLACEHOLDER).slice(1).find((rest) => !known.some((name) => rest.startsWith(name)));
  if (missing === undefined) { return undefined; }
  const name = /^[\w.-]*/.exec(missing)![0];
  return `\`command\` refers to the parameter "${name}" (${PLACEHOLDER}${name}), which must be in \`parameters\` or \`requiredParameters\`; `
    + (known.length > 0 ? `there are ${known.join(', ')}` : 'there are none');
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html */
function executeCommandProblem({ enableExecuteCommand }: JobOptions, containers: JobContainerOptions[]): string | undefined {
  return enableExecuteCommand && containers.some(({ readonlyRootFilesystem }) => readonlyRootFilesystem)
    ? '`readonlyRootFilesystem` must be false beside `enableExecuteCommand`, whose agent writes to the file system of the container; leave one of them out'
    : undefined;
}

/** https://docs.aws.amazon.com/batch/latest/userguide/service_limits.html */
const MAX_DEFINITION_BYTES = 24 * 1024;

/** Only what makes a definition large, and only what is known of it: what this finds too large is so in any case. */
function definitionSizeProblem({ parameters }: JobDefinitionOptions, containers: Commanded[]): string | undefined {
  const known = containers.map(({ command, environment }) => ({ command, environment: Object.entries(environment ?? {}) }));
  const bytes = Buffer.byteLength(JSON.stringify({ parameters, known }));
  return bytes > MAX_DEFINITION_BYTES
    ? `a job definition must have at most ${MAX_DEFINITION_BYTES} bytes, got at least ${bytes}; put long commands and variables into the image or into S3 (JD-19)`
    : undefined;
}
