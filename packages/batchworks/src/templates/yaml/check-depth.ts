import { Lexer } from 'yaml';
import { YamlError } from './yaml-error';

/** The model looks no deeper into a value, and CloudFormation's own templates are far flatter. */
const MAX_DEPTH = 200;

/** What the lexer puts between the parts of the text: where a document, the end of a flow or a scalar is. */
const MARKS = new Set(['\x02', '\x18', '\x1f']);

/**
 * Rejects a document that is nested too deeply, before anything goes down into it by calling itself.
 *
 * To run out of stack would be no way to find out: Node.js 20 aborts where it compiles a regular expression with the last of it.
 *
 * @throws YamlError with the place of the first level too many
 */
export function checkDepth(text: string): void {
  let offset = 0;
  let lineStart = 0;
  let brackets = 0;
  let isIndent = true;
  for (const lexeme of new Lexer().lex(text)) {
    switch (lexeme) {
      case '[':
      case '{': brackets++; break;
      case ']':
      case '}': brackets--; break;
    }
    // Without brackets every level begins further to the right, but for a list in a map, which may begin where the map does.
    const indent = isIndent ? offset - lineStart : 0;
    if (indent + brackets > MAX_DEPTH) {
      throw new YamlError(`it is nested deeper than ${MAX_DEPTH} levels`, offset);
    }
    if (MARKS.has(lexeme)) {
      continue;
    }
    offset += lexeme.length;
    if (lexeme.endsWith('\n')) {
      lineStart = offset;
      isIndent = true;
    } else {
      isIndent &&= /^(\s*|[-?:])$/.test(lexeme);
    }
  }
}
