/**
 * What was deployed before, under the names of what is to be deployed: so that the same resource has the same name in both.
 */
import { readTemplates, type TemplateFile } from '../templates';
import { InputError } from './input-error';

/** Reads the templates that were deployed before `now`. Where there is one on both sides, their files may be called as they like. */
export function readBefore(paths: readonly string[], now: readonly TemplateFile[]): TemplateFile[] {
  const { templates } = readTemplates(paths);
  const [stacks, stacksNow] = [namesOfStacks(templates), namesOfStacks(now)];
  if (stacks.length === 1 && stacksNow.length === 1) {
    return templates.map((template) => renamed(template, stacks[0], stacksNow[0]));
  }
  if (!stacks.some((name) => stacksNow.includes(name))) {
    throw new InputError(`--against must have a template of one of the stacks ${stacksNow.join(', ')}, got ${stacks.join(', ') || 'none'}`);
  }
  return [...templates];
}

function namesOfStacks(templates: readonly TemplateFile[]): string[] {
  return templates.filter(({ parent }) => parent === undefined).map(({ name }) => name);
}

/** A nested stack is named after its parent. */
function renamed(template: TemplateFile, from: string, to: string): TemplateFile {
  const rename = (name: string) => to + name.slice(from.length);
  const { name, parent } = template;
  return { ...template, name: rename(name), parent: parent && { ...parent, template: rename(parent.template) } };
}
