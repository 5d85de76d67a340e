import { nameOrPrefix, nameOrPrefixInAnyCase, readOnlyFilter, requiredValues } from './filters';
import { shown } from '../../../../../private/shown';
import type { Job } from '../../../../scheduler';
import { ClientException } from '../../../../service-error';
import type { JobRecord } from '../../../../submission';
import type { Input } from '../../../input';

/** What ListJobs is asked for with `filters`. */
export interface JobFilter {
  /** The filter with `jobStatus` beside it: the others show jobs of any status. */
  readonly isForStatus: boolean;
  /** The filter whose results are grouped by name. */
  readonly isGrouped: boolean;
  /** Of what never changes about a job, so that pages stay what they are. */
  matches(job: Job, record: JobRecord): boolean;
}

type Match = (value: string) => (job: Job, record: JobRecord) => boolean;

const FILTERS: Readonly<Record<string, Match>> = {
  JOB_NAME: (value) => {
    const matches = nameOrPrefixInAnyCase(value);
    return (_, { jobName }) => matches(jobName);
  },
  JOB_DEFINITION: (value) => {
    const matches = nameOrPrefix(value);
    return value.startsWith('arn:')
      ? (_, { jobDefinitionArn }) => jobDefinitionArn === value
      : (_, { jobDefinitionName }) => matches(jobDefinitionName);
  },
  BEFORE_CREATED_AT: (value) => ({ createdAt }) => createdAt < Number(value),
  AFTER_CREATED_AT: (value) => ({ createdAt }) => createdAt > Number(value),
  SHARE_IDENTIFIER: (value) => (_, { shareIdentifier }) => shareIdentifier === value,
};

const NAME = { pattern: new RegExp(`^(${Object.keys(FILTERS).join('|')})$`), rule: `one of ${Object.keys(FILTERS).join(', ')}` };
const TIME = /^\d{1,16}$/;

/** The filter of a ListJobs request: "only one filter can be used at a time". */
export function readJobFilter(input: Input): JobFilter | undefined {
  const filter = readOnlyFilter(input);
  return filter && toFilter(filter);
}

function toFilter(filter: Input): JobFilter {
  const name = filter.requiredText('name', NAME);
  const values = requiredValues(filter);
  const noTime = name.endsWith('_CREATED_AT') ? values.find((value) => !TIME.test(value)) : undefined;
  if (noTime !== undefined) {
    throw new ClientException(`${filter.label('values')} of ${name} must be milliseconds since 1970, written as a string, got ${shown(noTime)}`);
  }
  const matches = values.map(FILTERS[name]);
  return {
    isForStatus: name === 'SHARE_IDENTIFIER',
    isGrouped: name === 'JOB_NAME',
    matches: (job, record) => matches.some((match) => match(job, record)),
  };
}

/** The jobs of a list, oldest first, that a filter lets through: newest first, for `JOB_NAME` "grouped by the job name and version". */
export function newestFirst(filter: JobFilter, jobs: readonly Job[], recordOf: (job: Job) => JobRecord): Job[] {
  const found = jobs.filter((job) => filter.matches(job, recordOf(job))).reverse();
  if (!filter.isGrouped) { return found; }
  const groups = new Map<string, Job[]>();
  for (const job of found) {
    const { jobName, jobDefinitionArn } = recordOf(job);
    const group = `${jobName} ${jobDefinitionArn}`;
    if (!groups.get(group)?.push(job)) { groups.set(group, [job]); }
  }
  return [...groups.values()].flat();
}
