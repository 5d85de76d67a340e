import { findMembers, findSyntaxError, type Place } from './json-syntax';
import { isObject, type JsonObject, member } from './record';

/** A resource as a template declares it. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: JsonObject;
  readonly Metadata?: JsonObject;
  /** The logical ids of what is created before, and deleted after it. */
  readonly DependsOn?: string | readonly string[];
  /** The name of a condition: without it the resource is not deployed. */
  readonly Condition?: string;
}

/** A CloudFormation template, as parsed: only its frame is checked. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Parameters?: JsonObject;
  readonly Conditions?: JsonObject;
  readonly Mappings?: JsonObject;
  readonly Outputs?: JsonObject;
}

/** What was given is no CloudFormation template. */
export class TemplateError extends Error {
  public override readonly name = 'TemplateError';
}

/** Tells where a resource stands in its file. */
export type PlaceOf = (logicalId: string) => Place | undefined;

/**
 * Reads a CloudFormation template.
 *
 * @param text the template, in JSON
 * @param name how the messages call it: the name of its file
 * @throws TemplateError when it is no JSON or no template
 */
export function parseTemplate(text: string, name: string): Template {
  return toTemplate(parseJson(text, name), name, (logicalId) => resourcePlaces(text).get(logicalId));
}

/** Where the resources of a template stand. */
export function resourcePlaces(text: string): ReadonlyMap<string, Place> {
  return findMembers(withoutByteOrderMark(text), 'Resources');
}

/**
 * Checks the frame of a template, as parsed. Macros in the place of resources (`Fn::ForEach`, `Fn::Transform`) are left out: only
 * CloudFormation knows what they become.
 *
 * @throws TemplateError when it is no template
 */
export function toTemplate(value: unknown, name: string, placeOf: PlaceOf): Template {
  if (!isObject(value)) {
    throw new TemplateError(`a CloudFormation template must be an object, got ${kindOf(value)} in ${name}`);
  }
  const resources = member(value, 'Resources');
  if (!isObject(resources)) {
    throw new TemplateError(`a CloudFormation template must have an object \`Resources\`, got ${kindOf(resources)} in ${name}`);
  }
  const declared = Object.entries(resources).filter(([logicalId]) => !logicalId.startsWith('Fn::'));
  for (const [logicalId, resource] of declared) {
    if (typeof member(resource, 'Type') !== 'string') {
      const got = kindOf(member(resource, 'Type'));
      throw new TemplateError(`the resource "${logicalId}" must have a \`Type\`, got ${got} in ${name}${atPlace(placeOf(logicalId))}`);
    }
  }
  return { ...value, Resources: Object.fromEntries(declared) } as unknown as Template;
}

function atPlace(place: Place | undefined): string {
  return place ? ` at line ${place.line}, column ${place.column}` : '';
}

/**
 * Reads JSON.
 *
 * @throws TemplateError that says the line and the column of a syntax error
 */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(withoutByteOrderMark(text));
  } catch {
    const { line, column, found } = findSyntaxError(withoutByteOrderMark(text));
    throw new TemplateError(`${name} must be JSON, got ${found} at line ${line}, column ${column}`);
  }
}

function withoutByteOrderMark(text: string) {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function kindOf(value: unknown): string {
  if (value === undefined) {
    return 'none';
  }
  if (value === null) {
    return 'null';
  }
  return Array.isArray(value) ? 'a list' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}
