import { Unknown } from '#shared/model/unknown';

/**
 * A value of the model as the API shows it. What the template does not tell becomes the text `<unknown: why>`: a job that
 * needs it sees at once what is missing.
 */
export function plain(value: unknown): unknown {
  if (value instanceof Unknown) { return value.toString(); }
  if (Array.isArray(value)) { return value.map(plain); }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
  }
  return value;
}
