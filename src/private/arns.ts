import { Arn, ArnFormat, Fn, ResourceEnvironment, Stack } from 'aws-cdk-lib';
import { aws_batch, IEnvironmentAware } from 'aws-cdk-lib/interfaces';
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

/** Where a resource is, by its ARN where that is known: what `aws-cdk-lib` imports says only where the stack is that imports it. */
export function environmentByArn({ env }: IEnvironmentAware, arn: string): ResourceEnvironment {
  return isKnown(arn) ? environmentOf(arn) : env;
}

/** `arn:aws:batch:REGION:ACCOUNT:job-definition/NAME:REVISION` without the revision. */
export function arnWithoutRevision(jobDefinition: aws_batch.IJobDefinitionRef): string {
  const arn = jobDefinition.jobDefinitionRef.jobDefinitionArn;
  return isKnown(arn) ? arn.split(':').slice(0, 6).join(':') : arnBeside(jobDefinition, Fn.select(5, Fn.split(':', arn)));
}

/** The ARN of something of AWS Batch where a resource is. */
export function arnBeside(resource: IConstruct & IEnvironmentAware, name: string): string {
  return `arn:${Stack.of(resource).partition}:batch:${resource.env.region}:${resource.env.account}:${name}`;
}
