/** JSON that stands as text in a property: the definition of a state machine, the input of a schedule. */
import type { Known } from './types';
import { Unknown } from './unknown';

/** As deep as the values of a template itself, see `Evaluation`: what is deeper was made to overflow the stack. */
const MAX_DEPTH = 200;

/** The value; `Unknown` where the text is none of JSON. */
export function parseEmbeddedJson(text: Known<string>): unknown {
  if (text instanceof Unknown) {
    return text;
  }
  if (depthOf(text) > MAX_DEPTH) {
    return new Unknown(`JSON in a text is nested deeper than ${MAX_DEPTH} levels`);
  }
  try {
    return JSON.parse(text);
  } catch {
    return new Unknown('a text is not the JSON that should stand there');
  }
}

/** Brackets within strings are counted as well: no text that is meant has so many that are not closed. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '{' || character === '[') {
      deepest = Math.max(deepest, ++depth);
    } else if (character === '}' || character === ']') {
      depth--;
    }
  }
  return deepest;
}
