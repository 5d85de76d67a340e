import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Payload } from '../submission/payload';

/** An object as a payload of Step Functions: what comes from the input of the run has a key that ends in `.$`, and an expression as value. */
export function renderPayload(payload: Payload): Payload {
  return sfn.FieldUtils.renderObject(withLists(payload) as Payload)!;
}

/** A text, or where it comes from the input of the run, the expression for it. */
export function renderValue(value: string): string {
  const [rendered] = Object.values(renderPayload({ value }));
  return rendered as string;
}

/** In a list, Step Functions replaces nothing: a list with a value of the input is made by a function. */
function withLists(value: unknown): unknown {
  if (Array.isArray(value)) { return value.some(isExpression) ? sfn.JsonPath.array(...value) : value.map(withLists); }
  if (typeof value !== 'object' || value === null) { return value; }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withLists(entry)]));
}

const isExpression = (value: unknown) => typeof value === 'string' && sfn.JsonPath.isEncodedJsonPath(value);
