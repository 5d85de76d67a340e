/** Every format of a report, by its name. A new one gets a file and a line. */
import type { Format } from '../format';
import { json } from './json';
import { sarif } from './sarif';
import { text } from './text';

export const FORMATS = { text, json, sarif } satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
