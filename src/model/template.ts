import { findSyntaxError } from './json-syntax';
import { isObject, type JsonObject, member } from './record';

/** A resource as a template declares it. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: JsonObject;
  readonly Metadata?: JsonObject;
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

/**
 * Reads a CloudFormation template.
 *
 * @param text the template, in JSON
 * @param name how the messages call it: the name of its file
 * @throws TemplateError when it is no JSON or no template
 */
export function parseTemplate(text: string, name: string): Template {
  const template = parseJson(text, name);
  if (!isObject(template)) {
    throw new TemplateError(`a CloudFormation template must be a JSON object, got ${kindOf(template)} in ${name}`);
  }
  const resources = member(template, 'Resources');
  if (!isObject(resources)) {
    throw new TemplateError(`a CloudFormation template must have an object \`Resources\`, got ${kindOf(resources)} in ${name}`);
  }
  for (const [logicalId, resource] of Object.entries(resources)) {
    if (typeof member(resource, 'Type') !== 'string') {
      throw new TemplateError(`the resource "${logicalId}" must have a \`Type\`, got ${kindOf(member(resource, 'Type'))} in ${name}`);
    }
  }
  return template as unknown as Template;
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
