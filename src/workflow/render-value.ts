import * as sfn from 'aws-cdk-lib/aws-stepfunctions';

/** A text, or where it comes from the input of the run, the expression of Step Functions for it. */
export function renderValue(value: string): string {
  const [rendered] = Object.values(sfn.FieldUtils.renderObject({ value })!);
  return rendered;
}
