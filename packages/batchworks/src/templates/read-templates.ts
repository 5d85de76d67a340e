import { relative } from 'node:path';
import type { ImageAsset } from '#shared/model/types';
import { withNestedStacks } from '#shared/templates/nested-stacks';
import type { StackFile, TemplateFile } from '#shared/templates/template-source';
import { fileParser } from './parse-file';
import { readSource } from './read-source';

/** Templates that are deployed together, nested ones among them. */
export interface Templates {
  readonly templates: readonly TemplateFile[];
  /** The images that the app brings. */
  readonly images: readonly ImageAsset[];
}

/**
 * Reads CloudFormation templates, in JSON or YAML, and cloud assemblies. What is given twice, or is also nested in another one, is there once.
 *
 * @param paths files of templates, and directories of cloud assemblies
 * @throws TemplateError when one of them is none
 */
export function readTemplates(paths: readonly string[]): Templates {
  const parse = fileParser();
  const sources = paths.map((path) => readSource(path, parse));
  const stacks = withUniqueNames(withoutCopies(sources.flatMap((source) => source.stacks)));
  return {
    templates: withoutNested(stacks.map((stack) => withNestedStacks(stack, parse))).flat(),
    images: sources.flatMap((source) => source.images),
  };
}

function withoutCopies(stacks: readonly StackFile[]): StackFile[] {
  return [...new Map(stacks.map((stack) => [stack.file, stack])).values()];
}

/** Of templates that are nested in each other the first stays. */
function withoutNested(trees: readonly TemplateFile[][]): TemplateFile[][] {
  const nested = trees.map(([, ...children]) => new Set(children.map(({ file }) => file)));
  return trees.filter(([{ file }], index) => !nested.some((files, other) => (
    other !== index && files.has(file) && !(index < other && nested[index].has(trees[other][0].file))
  )));
}

/** Two files of the same name have the folders before it; and if they still agree, a number. */
function withUniqueNames(stacks: readonly StackFile[]): StackFile[] {
  const isTaken = new Set<string>();
  const isAmbiguous = repeated(stacks.map(({ name }) => name));
  return stacks.map((stack) => {
    const base = isAmbiguous.has(stack.name) ? longName(stack) : stack.name;
    let name = base;
    for (let number = 2; isTaken.has(name); number++) {
      name = `${base}-${number}`;
    }
    isTaken.add(name);
    return { ...stack, name, stackName: stack.stackName ?? stack.name };
  });
}

function repeated(names: readonly string[]): Set<string> {
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

function longName({ name, file }: StackFile): string {
  const path = relative(process.cwd(), file);
  return path.slice(0, path.lastIndexOf('/') + 1) + name;
}
