/** Reads the templates that the CDK has just written, and those nested in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseJson, parseTemplate } from '../model/template';
import { uploadsOf } from '../templates/asset-manifest';
import { ConstructPaths } from '../templates/construct-paths';
import { withNestedStacks } from '../templates/nested-stacks';
import type { StackFile, TemplateFile } from '../templates/template-source';

/** The CDK finds the construct of a logical id itself. */
const NO_PATHS = new ConstructPaths(undefined);

/** The templates of stacks in one directory of a cloud assembly, and of the stacks nested in them. */
export function readAssemblyTemplates(files: readonly string[]): TemplateFile[] {
  const uploads = uploadsIn(dirname(files[0]));
  return files.flatMap((file) => withNestedStacks({ ...readTemplate(file), assembly: { paths: NO_PATHS, uploads } }, readTemplate));
}

/** A template in a file, by the name of the file. */
export function readTemplate(file: string): StackFile {
  return {
    name: basename(file).replace(/(\.template)?\.json$/, ''),
    file,
    template: parseTemplate(readFileSync(file, 'utf8'), file),
    placeOf: () => undefined,
  };
}

/** The files that are uploaded for a deployment, nested templates among them: the manifest of the whole assembly is not written yet. */
function uploadsIn(directory: string): ReadonlyMap<string, string> {
  const manifests = readdirSync(directory).filter((name) => name.endsWith('.assets.json'));
  return new Map(manifests.flatMap((name) => uploadsOf(parseJson(readFileSync(join(directory, name), 'utf8'), name), directory)));
}
