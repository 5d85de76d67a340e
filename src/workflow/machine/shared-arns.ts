import { MachineJob } from './submission-states';

/** Below that, a table saves nothing. */
const MIN_USES = 3;

/** The keys of a request that many jobs have in common. */
const KEYS = { JobQueue: 'queue', JobDefinition: 'definition' } as const;

/** ARNs that many jobs have, by the names that they go by in the state, and the jobs with those names in their place. */
export interface SharedArns {
  readonly arns: Readonly<Record<string, unknown>>;
  readonly jobs: readonly MachineJob[];
}

/**
 * Has ARNs that stand in many requests stand once in the definition.
 *
 * An ARN has a hundred bytes: of a thousand jobs, two for each would take a fifth of the 1 MiB that a definition may have.
 */
export function shareArns(jobs: readonly MachineJob[]): SharedArns {
  const names = new Map(Object.entries(KEYS).flatMap(([key, prefix]) => namesOf(jobs.map(({ request }) => request[key]), prefix)));
  return {
    arns: Object.fromEntries([...names].map(([arn, name]) => [name, arn])),
    jobs: jobs.map((job) => ({
      ...job,
      request: Object.fromEntries(Object.entries(job.request).map(
        ([key, value]) => (key in KEYS && names.has(value) ? [`${key}.$`, `$.arns.${names.get(value)}`] : [key, value]),
      )),
    })),
  };
}

function namesOf(values: unknown[], prefix: string): [unknown, string][] {
  const uses = new Map<unknown, number>();
  values.forEach((value) => uses.set(value, (uses.get(value) ?? 0) + 1));
  return [...uses].filter(([, count]) => count >= MIN_USES).map(([value], index) => [value, `${prefix}${index + 1}`]);
}
