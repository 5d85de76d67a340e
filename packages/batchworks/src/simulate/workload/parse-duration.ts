const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A part of a time: a number and its unit. */
const PART = /(\d+(?:\.\d+)?)\s*(ms|[smhd])\s*/y;

/** Reads `90s`, `1.5h`, `1h30m`; undefined for anything else. In milliseconds. */
export function parseDuration(text: string): number | undefined {
  const part = new RegExp(PART);
  let total = 0;
  let end = 0;
  for (let match = part.exec(text); match !== null; match = part.exec(text)) {
    total += Number(match[1]) * MILLISECONDS[match[2]];
    end = part.lastIndex;
  }
  return end > 0 && end === text.length ? Math.round(total) : undefined;
}
