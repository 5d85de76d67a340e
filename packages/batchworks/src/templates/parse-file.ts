import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { member } from '#shared/model/record';
import { parseJson, type PlaceOf, resourcePlaces, toTemplate } from '#shared/model/template';
import type { ParsedFile, ParseFile } from '#shared/templates/template-source';

/** Reads files in JSON or YAML. */
export function fileParser(): ParseFile {
  const files = new Map<string, ParsedFile>();
  return (file) => {
    const parsed = files.get(file) ?? parse(readFileSync(file, 'utf8'), file);
    files.set(file, parsed);
    return parsed;
  };
}

/** Reads a template, which has to be JSON where its file says so. */
function parse(text: string, file: string): ParsedFile {
  return extname(file).toLowerCase() === '.json' ? parseJsonTemplate(text, file) : parseEither(text, file);
}

/** A template in a file that may be either, as `.template` is, and a `.yaml` that somebody converted. */
function parseEither(text: string, name: string): ParsedFile {
  return isJson(text) ? parseJsonTemplate(text, name) : parseYamlTemplate(text, name);
}

function isJson(text: string): boolean {
  try {
    return /^\uFEFF?\s*\{/.test(text) && Boolean(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return false; // YAML may begin with a brace, too
  }
}

function parseJsonTemplate(text: string, name: string): ParsedFile {
  const value = parseJson(text, name);
  const body = member(value, 'TemplateBody');
  if (body !== undefined && member(value, 'Resources') === undefined) {
    return parseTemplateBody(body, name);
  }
  let places: ReturnType<typeof resourcePlaces> | undefined;
  const placeOf: PlaceOf = (logicalId) => (places ??= resourcePlaces(text)).get(logicalId);
  return { template: toTemplate(value, name, placeOf), placeOf };
}

/** What `aws cloudformation get-template` prints: the template in a member, as JSON or as a text. Lines of that text are none of the file. */
function parseTemplateBody(body: unknown, name: string): ParsedFile {
  const { template } = typeof body === 'string' ? parseEither(body, `the TemplateBody of ${name}`) : { template: toTemplate(body, name, nowhere) };
  return { template, placeOf: nowhere };
}

function nowhere(): undefined {
  return undefined;
}

function parseYamlTemplate(text: string, name: string): ParsedFile {
  // Loaded where there is YAML: most templates are synthesized, and the library takes as long to load as all the rest.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { parseYaml } = require('./yaml/parse-yaml') as typeof import('./yaml/parse-yaml');
  const { value, placeOf } = parseYaml(text, name);
  return { template: toTemplate(value, name, placeOf), placeOf };
}
