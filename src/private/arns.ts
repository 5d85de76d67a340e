import { Arn, ArnFormat, ResourceEnvironment } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { fail } from './errors';
import { isKnown } from './tokens';

/** Requires that the property `name` is a token, or the ARN of a resource of AWS Batch of the type asked for. */
export function requireArn(scope: IConstruct, name: string, value: string, type: string) {
  if (isKnown(value) && !new RegExp(`^arn:[^:]+:batch:[^:]*:[^:]*:${type}/.+$`).test(value)) {
    fail(scope, `\`${name}\` must be like "arn:aws:batch:REGION:ACCOUNT:${type}/NAME", got "${value}"; the AWS Batch console shows the ARN`);
  }
}

/** Where the resource of an ARN is, which need not be where the stack is. */
export function environmentOf(arn: string): ResourceEnvironment {
  const { region, account } = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME);
  return { region: region!, account: account! };
}
