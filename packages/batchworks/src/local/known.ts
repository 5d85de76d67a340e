import type { Known } from '#shared/model/types';
import { isKnown } from '#shared/model/unknown';

/** A value that the template tells. */
export function known<T>(value: Known<T> | undefined): T | undefined {
  return value !== undefined && isKnown(value) ? value : undefined;
}
