/** `Fn::Select` of `Fn::Split`, of a text that only a deploy tells: how the CDK takes the region or the name out of an ARN. */
import { member } from '../record';
import { isLiteral, symbolOf, withoutBrackets } from '../symbols';
import { textOf } from './evaluation';
import type { TemplateScope } from './scope';

/** Their ARNs have no region, or no account. */
const WITHOUT_REGION = /^AWS::(CloudFront|GlobalAccelerator|IAM|Organizations|Route53|S3)::/;

/**
 * The part as a symbol: the same part of the same text is the same symbol.
 *
 * `undefined` where the list is something else, or is known.
 */
export function symbolPart(scope: TemplateScope, index: unknown, list: unknown): string | undefined {
  const split = member(list, 'Fn::Split');
  const [delimiter, source] = Array.isArray(split) ? split.map((operand) => textOf(scope.resolve(operand))) : [];
  if (typeof delimiter !== 'string' || typeof source !== 'string' || isLiteral(source)) {
    return undefined;
  }
  const position = Number(textOf(scope.resolve(index)));
  const field = delimiter === ':' ? arnField(scope, (split as unknown[])[1], position) : undefined;
  return field ?? symbolOf(`${withoutBrackets(source)}[${delimiter}${position}]`);
}

/** The symbol that the last part of a text was taken from: `⟨Stack/Job⟩` of `arn:…:⟨Stack/Job[:5]⟩`. */
export function wholeOf(text: string): string | undefined {
  const [, name] = /⟨([^⟨⟩]+)\[.\d+\]⟩$/.exec(text) ?? [];
  return name && symbolOf(name);
}

/** `arn:partition:service:region:account:…`: a resource of the template is in the region and the account of its stack. */
function arnField(scope: TemplateScope, source: unknown, position: number): string | undefined {
  const attribute = member(source, 'Fn::GetAtt');
  const [logicalId, name] = typeof attribute === 'string' ? attribute.split('.') : Array.isArray(attribute) ? attribute as unknown[] : [];
  const type = member(member(scope.template.Resources, String(logicalId)), 'Type');
  if (name !== 'Arn' || typeof type !== 'string' || WITHOUT_REGION.test(type)) {
    return undefined;
  }
  const { partition, region, accountId } = scope.environment;
  return ({ 1: partition, 3: region, 4: accountId } as Partial<Record<number, string>>)[position];
}
