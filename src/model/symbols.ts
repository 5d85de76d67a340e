import type { ResourceReference, TemplateEnvironment } from './environment';
import type { Known } from './types';
import { isKnown, Unknown } from './unknown';

/**
 * What only a deploy gives a name stands in the model as a symbol: `⟨Stack/Role⟩` for what `Ref` gives, `⟨Stack/Role.Arn⟩` for an
 * attribute, `⟨AWS::Region⟩` for a pseudo parameter. Two references to the same thing are the same text.
 *
 * The brackets are letters that no name of AWS has, and that a shell script in user data is unlikely to hold.
 */
const OPEN = '⟨';
const CLOSE = '⟩';

/** The symbol for something that has this name in the templates. */
export function symbolOf(name: string): string {
  return `${OPEN}${name}${CLOSE}`;
}

/** The name in a symbol, for a symbol that is made of it. */
export function withoutBrackets(text: string): string {
  return text.replaceAll(OPEN, '').replaceAll(CLOSE, '');
}

/** Whether the text is what AWS will see, letter by letter: no part of it waits for the deploy. */
export function isLiteral(text: string): boolean {
  return !text.includes(OPEN);
}

/** The text as AWS will see it; unknown where a part of it waits for the deploy. */
export function literal(text: Known<string>): Known<string> {
  return !isKnown(text) || isLiteral(text) ? text : new Unknown(`only a deploy tells ${text}`);
}

/** More zones than a region has. */
const ZONES = 8;

/** An environment of which nothing is known: to judge templates before they are deployed anywhere. */
export const SYMBOLIC_ENVIRONMENT: TemplateEnvironment = {
  region: symbolOf('AWS::Region'),
  accountId: symbolOf('AWS::AccountId'),
  partition: symbolOf('AWS::Partition'),
  urlSuffix: symbolOf('AWS::URLSuffix'),
  zones: Array.from({ length: ZONES }, (_, index) => symbolOf(`AWS::AvailabilityZone.${index}`)),
  attributeOf: (resource, attribute) => propertyBehind(resource, attribute)
    ?? symbolOf(attribute === 'Ref' ? `${resource.template}/${resource.logicalId}` : `${resource.template}/${resource.logicalId}.${attribute}`),
};

/** Attributes that give a property back: where the template says it, no deploy is needed to tell. */
const PROPERTY_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::VPC': ['CidrBlock'],
  'AWS::EC2::Subnet': ['AvailabilityZone', 'CidrBlock', 'VpcId'],
};

function propertyBehind({ type, property }: ResourceReference, attribute: string): unknown {
  return Object.hasOwn(PROPERTY_ATTRIBUTES, type) && PROPERTY_ATTRIBUTES[type].includes(attribute) ? property(attribute) : undefined;
}
