/** Nested stacks: what the parent gives them as parameters, and what it gets from them as outputs. */
import { member, objectMember } from '../record';
import { Unknown } from '../unknown';
import type { TemplateScope } from './scope';

const OUTPUTS = 'Outputs.';

/** What the parent gives for a parameter; `undefined` where it gives none, or where there is no parent. */
export function givenParameter(scope: TemplateScope, name: string): unknown {
  const parameters = parentResource(scope)?.property('Parameters');
  return parameters instanceof Unknown ? parameters : member(parameters, name);
}

/** The attribute `Outputs.Name` of a resource that deploys a nested stack; `undefined` for any other. */
export function nestedOutput(scope: TemplateScope, logicalId: string, attribute: string): unknown {
  const nested = attribute.startsWith(OUTPUTS) ? scope.stacks.nestedIn(scope, logicalId) : undefined;
  if (!nested) {
    return undefined;
  }
  const name = attribute.slice(OUTPUTS.length);
  const output = member(objectMember(nested.template, 'Outputs'), name);
  return output === undefined
    ? new Unknown(`the nested stack "${logicalId}" has no output "${name}"`)
    : scope.evaluation.once(`the output "${name}" of ${nested.name}`, () => nested.resolve(member(output, 'Value')) ?? new Unknown('an output without a value'));
}

/**
 * `AWS::StackName` in a nested stack: CloudFormation makes it of the parent's name, the logical id and random letters. There is no
 * attribute for it; an environment answers as it would if there were one.
 */
export function nestedStackName(scope: TemplateScope): unknown {
  const resource = parentResource(scope);
  return resource && scope.environment.attributeOf(resource, 'StackName');
}

function parentResource(scope: TemplateScope) {
  const parent = scope.stacks.parentOf(scope);
  const resource = parent?.scope.reference(parent.logicalId);
  return resource instanceof Unknown ? undefined : resource;
}
