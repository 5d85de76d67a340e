import { logGroupArn } from '../../../deployment';
import type { LogStream } from '../../../store/log-stream';
import type { Operation } from '../../operation';
import { arrangedPage } from '../../page';
import { requiredLogGroup } from './lookup/log-group';
import { PAGE_NAMES } from './members/page-names';

const ORDER_BY = { pattern: /^(LogStreamName|LastEventTime)$/, rule: 'LogStreamName or LastEventTime' };
const LIMITS = { maxResults: 50, maxItems: 50 };

/** The log streams of a group, by name or by when a job last wrote to them. */
export const describeLogStreams: Operation = {
  name: 'DescribeLogStreams',
  handle: (input, services) => {
    const { group, streams } = requiredLogGroup(input, services);
    const prefix = input.text('logStreamNamePrefix') ?? '';
    const compare = input.text('orderBy', ORDER_BY) === 'LastEventTime' ? byLastEvent : byName;
    const sign = input.flag('descending') ? -1 : 1;
    const arrange = (list: readonly LogStream[]) => [...list].sort((a, b) => sign * compare(a, b));
    const { items, nextToken } = arrangedPage(streams, arrange, input, LIMITS, ({ name }) => name.startsWith(prefix), PAGE_NAMES);
    return { logStreams: items.map((stream) => describe(stream, group)), nextToken };
  },
};

function byName(a: LogStream, b: LogStream): number {
  return a.name < b.name ? -1 : 1;
}

function byLastEvent(a: LogStream, b: LogStream): number {
  return (a.times.last ?? 0) - (b.times.last ?? 0);
}

function describe(stream: LogStream, group: string) {
  const { first, last } = stream.times;
  return {
    logStreamName: stream.name,
    creationTime: stream.createdAt,
    firstEventTimestamp: first,
    lastEventTimestamp: last,
    lastIngestionTime: last,
    arn: `${logGroupArn(group)}:log-stream:${stream.name}`,
    storedBytes: 0, // "deprecated: from June 17, 2019, this value is reported as zero for log streams"
  };
}
