import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { TemplateError } from '#shared/model/template';
import type { ParseFile, TemplateSource } from '#shared/templates/template-source';
import { MANIFEST, readCloudAssembly } from './cloud-assembly';

/** How a template's file may end; what stands before is its name. */
const TEMPLATE_ENDINGS = /(\.nested)?(\.template)?\.(json|ya?ml|template)$/i;

/** Reads the file of a template, in JSON or YAML, or the directory of a cloud assembly (the `cdk.out` that `cdk synth` writes). */
export function readSource(path: string, parse: ParseFile): TemplateSource {
  const source = resolve(path);
  if (!existsSync(source)) {
    throw new TemplateError(`no such file or directory: ${source}; give a template or the directory of a cloud assembly (run \`cdk synth\` first)`);
  }
  if (!statSync(source).isDirectory()) {
    return basename(source) === MANIFEST ? readCloudAssembly(dirname(source), parse) : readTemplateFile(source, parse);
  }
  if (!existsSync(join(source, MANIFEST))) {
    throw new TemplateError(`no ${MANIFEST} in ${source}; a cloud assembly must have one: run \`cdk synth\` first, or give a template's file`);
  }
  return readCloudAssembly(source, parse);
}

/** A template that is part of a cloud assembly has its images and construct paths from there. */
function readTemplateFile(file: string, parse: ParseFile): TemplateSource {
  if (existsSync(join(dirname(file), MANIFEST))) {
    const assembly = readCloudAssembly(dirname(file), parse);
    const stacks = assembly.stacks.filter((stack) => stack.file === file);
    if (stacks.length > 0) {
      return { ...assembly, stacks };
    }
  }
  return { stacks: [{ ...parse(file), name: nameOf(file), file }], images: [] };
}

/** The name that a file gives to its stack: `farm` of `farm.template.json`. */
function nameOf(file: string): string {
  const name = basename(file);
  return name.replace(TEMPLATE_ENDINGS, '') || name;
}
