import { formatTime } from '../format-time';

/** A mark on an axis. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Steps that people count time in. */
const TIME_STEPS = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  DAY,
];

/** At most so many steps of time from 0, in milliseconds. */
export function timeTicks(max: number, count: number): Tick[] {
  const step = TIME_STEPS.find((each) => max / each <= count) ?? DAY * niceStep(max / DAY, count);
  return multiplesOf(step, max).map((value) => ({ value, label: formatTime(value) }));
}

/** At most so many steps from 0, whole numbers: 1, 2 or 5 times a power of ten. */
export function countTicks(max: number, count: number): Tick[] {
  return multiplesOf(Math.max(1, niceStep(max, count)), max).map((value) => ({ value, label: value.toLocaleString('en-US') }));
}

function niceStep(max: number, count: number): number {
  const power = 10 ** Math.floor(Math.log10(max / count));
  return power * [1, 2, 5, 10].find((factor) => max / (factor * power) <= count)!;
}

function multiplesOf(step: number, max: number): number[] {
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, index) => index * step);
}
