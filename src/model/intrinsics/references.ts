/** The intrinsic functions that name something declared elsewhere: parameters, resources, other stacks' exports. */
import { isObject, member } from '../record';
import { Unknown } from '../unknown';
import { textOf } from './evaluation';
import { givenParameter, nestedOutput, nestedStackName } from './nested-stacks';
import type { IntrinsicFunctions, TemplateScope } from './scope';

export const REFERENCE_FUNCTIONS: IntrinsicFunctions = {
  'Ref': reference,
  'Fn::GetAtt': getAttribute,
  'Fn::ImportValue': importValue,
  'Fn::GetStackOutput': stackOutput,
};

function reference(scope: TemplateScope, name: unknown): unknown {
  if (typeof name !== 'string') {
    return new Unknown('Ref needs the name of a parameter or a resource');
  }
  if (name.startsWith('AWS::')) {
    return pseudoParameter(scope, name);
  }
  const parameter = member(scope.template.Parameters, name);
  return isObject(parameter) ? parameterValue(scope, name, parameter) : attribute(scope, name, 'Ref');
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
function pseudoParameter(scope: TemplateScope, name: string): unknown {
  switch (name) {
    case 'AWS::Region': return scope.environment.region;
    case 'AWS::AccountId': return scope.environment.accountId;
    case 'AWS::Partition': return scope.environment.partition;
    case 'AWS::URLSuffix': return scope.environment.urlSuffix;
    case 'AWS::StackName': return nestedStackName(scope) ?? scope.stackName;
    case 'AWS::NoValue': return undefined;
    default: return new Unknown(`${name} is known only after a deploy`);
  }
}

function parameterValue(scope: TemplateScope, name: string, parameter: Record<string, unknown>): unknown {
  const type = String(parameter.Type);
  if (type.startsWith('AWS::SSM::Parameter::')) {
    return new Unknown(`the template's parameter "${name}" is a value of the Parameter Store`, defaultText(parameter));
  }
  const value = givenParameter(scope, name) ?? parameter.Default;
  if (value === undefined) {
    return new Unknown(`the template's parameter "${name}" has no default`);
  }
  const isList = type === 'CommaDelimitedList' || type.startsWith('List<');
  if (isList && Array.isArray(value)) {
    return value;
  }
  const text = textOf(value);
  return isList && typeof text === 'string' ? text.split(',').map((item) => item.trim()) : text;
}

/** Such a parameter's default is the name of the one in the Parameter Store. */
function defaultText({ Default }: Record<string, unknown>): string | undefined {
  return typeof Default === 'string' ? Default : undefined;
}

function getAttribute(scope: TemplateScope, argument: unknown): unknown {
  const [, logicalId, name] = typeof argument === 'string'
    ? /^([^.]+)\.(.+)$/.exec(argument) ?? []
    : [undefined, ...(Array.isArray(argument) ? argument as unknown[] : [])];
  const attributeName = textOf(scope.resolve(name));
  if (typeof logicalId !== 'string' || typeof attributeName !== 'string') {
    return attributeName instanceof Unknown ? attributeName : new Unknown('Fn::GetAtt needs a resource and an attribute');
  }
  return attribute(scope, logicalId, attributeName);
}

function attribute(scope: TemplateScope, logicalId: string, name: string): unknown {
  const resource = scope.reference(logicalId);
  if (resource instanceof Unknown) {
    return resource;
  }
  return nestedOutput(scope, logicalId, name)
    ?? scope.evaluation.once(`${logicalId}.${name} of ${scope.name}`, () => scope.environment.attributeOf(resource, name));
}

function importValue(scope: TemplateScope, argument: unknown): unknown {
  const name = textOf(scope.resolve(argument));
  return name instanceof Unknown ? name : scope.stacks.exportNamed(name);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html */
function stackOutput(scope: TemplateScope, argument: unknown): unknown {
  const [stackName, outputName] = ['StackName', 'OutputName'].map((key) => textOf(scope.resolve(member(argument, key))));
  if (stackName instanceof Unknown) { return stackName; }
  return outputName instanceof Unknown ? outputName : scope.stacks.outputOf(stackName, outputName);
}
