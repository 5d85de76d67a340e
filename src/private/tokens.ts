import { Token } from 'aws-cdk-lib';

/** Whether a value is there and can be read now: what is only known at deploy time cannot be checked, and passes. */
export function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined && !Token.isUnresolved(value);
}
