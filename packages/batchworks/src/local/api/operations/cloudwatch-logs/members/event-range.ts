/** Which lines of a log a request asks for. */
import type { LogEvent } from '../../../../store/log-stream';
import type { Input } from '../../../input';

const MAX_EVENTS = 10_000;
const TIME = { min: 0, max: Infinity };

/** How many at the most. */
export function readLimit(input: Input): number {
  return input.integer('limit', { min: 1, max: MAX_EVENTS }) ?? MAX_EVENTS;
}

/** Those from `startTime` on, before `endTime`. */
export function isBetween(input: Input): (event: LogEvent) => boolean {
  const startTime = input.integer('startTime', TIME) ?? 0;
  const endTime = input.integer('endTime', TIME) ?? Infinity;
  return ({ timestamp }) => timestamp >= startTime && timestamp < endTime;
}
