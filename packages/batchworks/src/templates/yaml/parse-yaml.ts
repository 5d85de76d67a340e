import type { Place } from '#shared/model/json-syntax';
import { type PlaceOf, TemplateError } from '#shared/model/template';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { checkDepth } from './check-depth';
import { JsonConverter } from './to-json';
import { YamlError } from './yaml-error';

/** A YAML document, as JSON would have it. */
export interface YamlContent {
  readonly value: unknown;
  /** Where the resources of the template stand. */
  readonly placeOf: PlaceOf;
}

/**
 * Reads YAML.
 *
 * @throws TemplateError that says the line and the column of an error
 */
export function parseYaml(text: string, name: string): YamlContent {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  try {
    checkDepth(text);
    // Keys are compared by the converter: the library's comparison takes the square of their number.
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
    const [error] = document.errors;
    if (error) {
      throw new YamlError(error.message, error.pos[0]);
    }
    return { value: new JsonConverter().convert(document.contents), placeOf: places(document.contents, placeAt) };
  } catch (error) {
    if (!(error instanceof YamlError)) {
      throw error;
    }
    const { line, column } = placeAt(error.offset);
    throw new TemplateError(`${name} must be YAML that CloudFormation reads, got an error at line ${line}, column ${column}: ${error.message}`);
  }
}

/** Looked for when the first is asked for: most templates need none. */
function places(root: unknown, placeAt: (offset: number) => Place): PlaceOf {
  let found: Map<string, Place> | undefined;
  return (logicalId) => {
    found ??= new Map(keys(isMap(root) ? root.get('Resources', true) : undefined).map(([key, offset]) => [key, placeAt(offset)]));
    return found.get(logicalId);
  };
}

function keys(map: unknown): [string, number][] {
  return isMap(map) ? map.items.flatMap(({ key }) => (isScalar(key) ? [[String(key.value), key.range?.[0] ?? 0]] : [])) : [];
}
