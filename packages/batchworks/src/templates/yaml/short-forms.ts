/**
 * The short forms of intrinsic functions that YAML templates have: `!Ref Name`, `!GetAtt Name.Attribute`, `!Join [...]`.
 *
 * A tag that this does not know becomes a function that the model does not know: the value is not told, and nothing is lost.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
const SHORT_FORM = /^!([A-Za-z]\w*)$/;

/** The functions whose long form does not begin with `Fn::`. */
const BARE = new Set(['Ref', 'Condition']);

/** The value as its tag has it. */
export function toLongForm(tag: string | undefined, value: unknown): unknown {
  const [, name] = SHORT_FORM.exec(tag ?? '') ?? [];
  if (name === undefined) {
    return value;
  }
  return { [BARE.has(name) ? name : `Fn::${name}`]: name === 'GetAtt' && typeof value === 'string' ? splitAtDot(value) : value };
}

/** The name of an attribute may have dots itself: `Nested.Outputs.Queue`. */
function splitAtDot(text: string): string | string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? text : [text.slice(0, dot), text.slice(dot + 1)];
}
