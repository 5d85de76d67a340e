const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Milliseconds in words, to two units: `0 s`, `4.2 s`, `3 m 20 s`, `1 h 5 m`, `2 d 3 h`. */
export function formatTime(milliseconds: number): string {
  if (milliseconds < MINUTE) { return `${Number((milliseconds / SECOND).toFixed(1))} s`; }
  if (milliseconds < HOUR) { return inTwoUnits(milliseconds, [MINUTE, 'm'], [SECOND, 's']); }
  return milliseconds < DAY ? inTwoUnits(milliseconds, [HOUR, 'h'], [MINUTE, 'm']) : inTwoUnits(milliseconds, [DAY, 'd'], [HOUR, 'h']);
}

type Unit = readonly [milliseconds: number, name: string];

function inTwoUnits(milliseconds: number, [large, largeName]: Unit, [small, smallName]: Unit): string {
  const smalls = Math.floor((milliseconds % large) / small);
  return `${Math.floor(milliseconds / large)} ${largeName}${smalls === 0 ? '' : ` ${smalls} ${smallName}`}`;
}
