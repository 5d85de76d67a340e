import type { LogEvent, LogStream } from '../../../store/log-stream';
import type { Input } from '../../input';
import type { Operation } from '../../operation';
import { requiredLogGroup } from './lookup/log-group';
import { isBetween, readLimit } from './members/event-range';
import { readFilterPattern } from './members/filter-pattern';

/** The place to go on from: a stream of the group, oldest first, and a place in it. */
const TOKEN = { pattern: /^\d{1,15}\.\d{1,15}$/, rule: 'a token of an earlier answer' };
const EVENT_ID_DIGITS = 28;

/**
 * Lines of all streams of a log group, or of some of them, that match a pattern. It goes from stream to stream, oldest first; the lines of
 * an answer are in the order of their times.
 */
export const filterLogEvents: Operation = {
  name: 'FilterLogEvents',
  handle: (input, services) => {
    const { streams } = requiredLogGroup(input, services);
    const limit = readLimit(input);
    const isWanted = matcher(input);
    const isSearched = streamFilter(input);
    let [index, position] = (input.text('nextToken', TOKEN) ?? '0.0').split('.').map(Number);
    const found: { stream: LogStream; index: number; event: LogEvent }[] = [];
    while (index < streams.length && found.length < limit) {
      const stream = streams[index];
      const { events, end } = isSearched(stream.name) ? stream.readForward(position, limit - found.length) : { events: [], end: position };
      found.push(...events.filter(isWanted).map((event) => ({ stream, index, event })));
      // One step is one page of a stream: nothing more in it means the next stream.
      [index, position] = end === position ? [index + 1, 0] : [index, end];
    }
    const ingestionTime = Date.now();
    return {
      events: found.sort((a, b) => a.event.timestamp - b.event.timestamp).map((line) => ({
        logStreamName: line.stream.name,
        timestamp: line.event.timestamp,
        message: line.event.message,
        ingestionTime,
        eventId: digits(line.index) + digits(line.event.position),
      })),
      searchedLogStreams: [], // "Important: As of May 15, 2020, this parameter is no longer supported"
      nextToken: index < streams.length ? `${index}.${position}` : undefined,
    };
  },
};

function digits(value: number): string {
  return String(value).padStart(EVENT_ID_DIGITS, '0');
}

function matcher(input: Input): (event: LogEvent) => boolean {
  const matches = readFilterPattern(input);
  const isInTime = isBetween(input);
  return (event) => isInTime(event) && matches(event.message);
}

function streamFilter(input: Input): (name: string) => boolean {
  const names = input.texts('logStreamNames');
  const prefix = input.text('logStreamNamePrefix');
  if (names && prefix !== undefined) { throw input.invalid('`logStreamNames` must be left out beside `logStreamNamePrefix`'); }
  return (name) => (names?.includes(name) ?? true) && name.startsWith(prefix ?? '');
}
