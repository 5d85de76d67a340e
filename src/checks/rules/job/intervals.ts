/** How often a schedule fires: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
import type { Known } from '../../../model/types';
import { Unknown } from '../../../model/unknown';

const SECONDS: Readonly<Record<string, number>> = { minute: 60, hour: 3600, day: 86_400 };

/** The shortest time between two runs, in seconds; `Unknown` for what is neither a rate nor one of the usual cron expressions. */
export function intervalOf(expression: string): Known<number> {
  const [, value, unit] = /^\s*rate\(\s*(\d+)\s+(minute|hour|day)s?\s*\)\s*$/.exec(expression) ?? [];
  const cron = /^\s*cron\(([^)]*)\)\s*$/.exec(expression)?.[1].trim().split(/\s+/);
  const seconds = unit ? Number(value) * SECONDS[unit] : cron && ofCron(cron);
  return seconds ?? new Unknown(`how often ${expression} fires is not known`);
}

function ofCron([minutes, hours, ...days]: readonly string[]): number | undefined {
  const minuteStep = step(minutes, 60);
  if (minuteStep !== undefined) {
    return minuteStep * SECONDS.minute;
  }
  if (!isNumber(minutes)) {
    return undefined;
  }
  const hourStep = step(hours, 24);
  if (hourStep !== undefined) {
    return hourStep * SECONDS.hour;
  }
  return isNumber(hours) && days.length >= 3 && days.every((field) => field === '*' || field === '?') ? SECONDS.day : undefined;
}

/** `*` is every one, `0/5` every fifth, where five goes into the whole. */
function step(field: string, whole: number): number | undefined {
  if (field === '*') {
    return 1;
  }
  const [, by] = /^(?:\*|0)\/(\d+)$/.exec(field) ?? [];
  return by && Number(by) > 0 && whole % Number(by) === 0 ? Number(by) : undefined;
}

function isNumber(field: string | undefined): boolean {
  return field !== undefined && /^\d+$/.test(field);
}
