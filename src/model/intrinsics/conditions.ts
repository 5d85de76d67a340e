/** The intrinsic functions of conditions: three-valued, as a condition on something unknown is unknown. */
import { isObject, member } from '../record';
import { isLiteral } from '../symbols';
import { Unknown } from '../unknown';
import { textOf } from './evaluation';
import type { IntrinsicFunctions, TemplateScope } from './scope';

type Truth = boolean | Unknown;

export const CONDITION_FUNCTIONS: IntrinsicFunctions = {
  'Fn::If': choose,
  'Fn::Equals': equals,
  'Fn::And': (scope, argument) => decide(scope, argument, false),
  'Fn::Or': (scope, argument) => decide(scope, argument, true),
  'Fn::Not': not,
};

/** Whether the condition of that name holds. */
export function conditionNamed(scope: TemplateScope, name: unknown): Truth {
  if (typeof name !== 'string') {
    return new Unknown('a condition must be called by its name');
  }
  const expression = member(scope.template.Conditions, name);
  if (expression === undefined) {
    return new Unknown(`the template has no condition "${name}"`);
  }
  return scope.evaluation.once(`the condition "${name}" of ${scope.name}`, () => truthOf(scope, expression)) as Truth;
}

/** An operand of a condition: `{ "Condition": name }` or one of the functions. */
function truthOf(scope: TemplateScope, expression: unknown): Truth {
  const value = isObject(expression) && Object.hasOwn(expression, 'Condition')
    ? conditionNamed(scope, expression.Condition)
    : scope.resolve(expression);
  switch (value) {
    case true:
    case 'true': return true;
    case false:
    case 'false': return false;
    default: return value instanceof Unknown ? value : new Unknown('a condition is neither true nor false');
  }
}

function choose(scope: TemplateScope, argument: unknown): unknown {
  if (!Array.isArray(argument) || argument.length !== 3) {
    return new Unknown('Fn::If needs a condition and two values');
  }
  const condition = conditionNamed(scope, argument[0]);
  return condition instanceof Unknown ? condition : scope.resolve(argument[condition ? 1 : 2]);
}

function equals(scope: TemplateScope, argument: unknown): Truth {
  if (!Array.isArray(argument) || argument.length !== 2) {
    return new Unknown('Fn::Equals needs two values');
  }
  const [left, right] = argument.map((operand) => textOf(scope.resolve(operand)));
  if (left instanceof Unknown || right instanceof Unknown) {
    return left instanceof Unknown ? left : right as Unknown;
  }
  if (left !== right && !(isLiteral(left) && isLiteral(right))) {
    return new Unknown(`whether ${left} equals ${right} is known only after a deploy`);
  }
  return left === right;
}

/** `Fn::And` is decided by the first operand that is false, `Fn::Or` by the first that is true. */
function decide(scope: TemplateScope, argument: unknown, decisive: boolean): Truth {
  const operands = (Array.isArray(argument) ? argument : []).map((operand) => truthOf(scope, operand));
  if (operands.includes(decisive)) {
    return decisive;
  }
  return operands.find((operand) => operand instanceof Unknown) ?? !decisive;
}

function not(scope: TemplateScope, argument: unknown): Truth {
  const operand = truthOf(scope, Array.isArray(argument) ? argument[0] : undefined);
  return operand instanceof Unknown ? operand : !operand;
}
