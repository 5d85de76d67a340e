/** Enough for an ARN. */
const MAX_LENGTH = 200;

/** A value in a message, as JSON and short: what somebody sent may be a megabyte. */
export function shown(value: unknown): string {
  return shortened(value === undefined ? 'nothing' : JSON.stringify(value));
}

/** The beginning of a text in a message. */
export function shortened(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
