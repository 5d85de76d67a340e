/** The intrinsic functions that make text or lists of text. */
import { isObject, member } from '../record';
import { isLiteral } from '../symbols';
import { Unknown } from '../unknown';
import { concatenate, textOf } from './evaluation';
import type { IntrinsicFunctions, TemplateScope } from './scope';
import { symbolPart } from './symbol-parts';

export const STRING_FUNCTIONS: IntrinsicFunctions = {
  'Fn::Join': join,
  'Fn::Sub': substitute,
  'Fn::Split': split,
  'Fn::Select': select,
  'Fn::Base64': base64,
  'Fn::FindInMap': findInMap,
  'Fn::GetAZs': zones,
};

function join(scope: TemplateScope, argument: unknown): unknown {
  const [delimiter, list] = operands(argument, 2).map((operand) => scope.resolve(operand));
  if (!Array.isArray(list)) {
    return list instanceof Unknown ? list : new Unknown('Fn::Join needs a delimiter and a list');
  }
  return concatenate(interleave(list, delimiter));
}

function* interleave(list: unknown[], delimiter: unknown) {
  for (const [index, item] of list.entries()) {
    if (index > 0) {
      yield delimiter;
    }
    yield item;
  }
}

function substitute(scope: TemplateScope, argument: unknown): unknown {
  const [text, variables] = Array.isArray(argument) ? argument as unknown[] : [argument, {}];
  if (typeof text !== 'string' || !isObject(variables)) {
    return new Unknown('Fn::Sub needs a text, or a text and an object of variables');
  }
  return concatenate(substitutions(scope, text, variables));
}

/** `${Name}` and `${Resource.Attribute}` are replaced, `${!Literal}` stands for `${Literal}`. */
function* substitutions(scope: TemplateScope, text: string, variables: Record<string, unknown>) {
  let end = 0;
  for (const match of text.matchAll(/\$\{(!?)([^{}]*)\}/g)) {
    yield text.slice(end, match.index);
    end = match.index + match[0].length;
    const name = match[2].trim();
    if (match[1]) {
      yield `\${${match[2]}}`;
    } else if (Object.hasOwn(variables, name)) {
      yield scope.resolve(variables[name]);
    } else {
      yield scope.resolve(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name });
    }
  }
  yield text.slice(end);
}

function split(scope: TemplateScope, argument: unknown): unknown {
  const [delimiter, source] = operands(argument, 2).map((operand) => textOf(scope.resolve(operand)));
  if (source instanceof Unknown || delimiter instanceof Unknown) {
    return source instanceof Unknown ? source : delimiter;
  }
  if (!isLiteral(source)) {
    return new Unknown(`Fn::Split of ${source}, which only a deploy tells`);
  }
  return delimiter ? source.split(delimiter) : new Unknown('Fn::Split needs a delimiter and a text');
}

function select(scope: TemplateScope, argument: unknown): unknown {
  const [index, list] = operands(argument, 2).map((operand) => scope.resolve(operand));
  if (index instanceof Unknown || list instanceof Unknown) {
    const [rawIndex, rawList] = operands(argument, 2);
    return symbolPart(scope, rawIndex, rawList) ?? (list instanceof Unknown ? list : index);
  }
  const item: unknown = Array.isArray(list) ? list[Number(index)] : undefined;
  return item === undefined ? new Unknown(`Fn::Select finds no item ${String(textOf(index))}`) : item;
}

function base64(scope: TemplateScope, argument: unknown): unknown {
  const text = textOf(scope.resolve(argument));
  return text instanceof Unknown ? text : Buffer.from(text).toString('base64');
}

function findInMap(scope: TemplateScope, argument: unknown): unknown {
  const [map, first, second, options] = operands(argument, 4);
  const keys = [map, first, second].map((operand) => textOf(scope.resolve(operand)));
  const unknown = keys.find((key) => key instanceof Unknown);
  if (unknown) {
    return unknown;
  }
  const path = keys as string[];
  const found = path.reduce<unknown>((values, key) => member(values, key), scope.template.Mappings);
  const fallback = member(options, 'DefaultValue');
  return scope.resolve(found ?? fallback) ?? new Unknown(`Fn::FindInMap finds nothing at ${path.join('.')}`);
}

/** Of the region of the stack; nothing is known of the zones of another. */
function zones(scope: TemplateScope, argument: unknown): unknown {
  const region = scope.resolve(argument);
  const isOwn = region === '' || region === scope.environment.region;
  return (isOwn && scope.environment.zones) || new Unknown('the Availability Zones are known only after a deploy');
}

/** As many operands as the function has; `undefined` where the template has too few. */
function operands(argument: unknown, count: number): unknown[] {
  return Array.from({ length: count }, (_, index): unknown => (Array.isArray(argument) ? argument[index] : undefined));
}
