import { relative } from 'node:path';
import type { Place } from '#shared/model/json-syntax';
import type { TemplateFile } from '../../templates';

/** Where a resource stands. */
export interface Location {
  /** The file of the template, absolute. */
  readonly file: string;
  readonly place?: Place;
}

/** What is said something about. */
export interface Located {
  readonly template: string;
  readonly resource: string;
  readonly path?: string;
}

/** Finds where the resources of templates stand. */
export function locator(templates: readonly TemplateFile[]): (located: Located) => Location | undefined {
  const byName = new Map(templates.map((template) => [template.name, template]));
  return ({ template, resource }) => {
    const found = byName.get(template);
    return found && { file: found.file, place: found.placeOf(resource) };
  };
}

/** The file as seen from the current directory; the whole path where it is outside of it. */
export function shownFile(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}
