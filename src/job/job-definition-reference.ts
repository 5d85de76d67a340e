import { CfnOutput, Fn, Lazy, Names, Stack } from 'aws-cdk-lib';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct, IConstruct } from 'constructs';
import { arnWithoutRevision } from '../private/arns';

const EXPORT_ID = 'Latest';

/** An export has a name of up to 255 characters, and a stack one of up to 128: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html */
const MAX_NAME_IN_STACK = 120;

/**
 * What others know a job by: the ARN of its definition, with the revision in the stack of the job, without it in every other stack.
 *
 * Each change of a definition is a new revision, which has another ARN. CloudFormation refuses to change a value that another stack imports: if that
 * were the ARN with the revision, a job that another stack submits could never change again. Without one, AWS Batch takes the latest, so that the
 * other stack need not be deployed for it either.
 *
 * In another account or region, where nothing can be imported, it is what the definition says itself.
 */
export function referenceTo(job: Construct, definition: aws_batch.IJobDefinitionRef): aws_batch.JobDefinitionReference {
  const { jobDefinitionArn } = definition.jobDefinitionRef;
  return {
    jobDefinitionArn: Lazy.uncachedString({
      produce: ({ scope }) => (imports(scope, definition) ? latestRevision(job, definition, deployedStackOf(scope)) : jobDefinitionArn),
    }),
  };
}

/** Whether a value of the other's stack is imported here. Nested stacks are deployed with the stack that they are in, and pass their values on. */
function imports(scope: IConstruct, other: aws_batch.IJobDefinitionRef): boolean {
  const [here, there] = [deployedStackOf(scope), deployedStackOf(other)];
  return here !== there && here.account === there.account && here.region === there.region;
}

function deployedStackOf(scope: IConstruct): Stack {
  const stack = Stack.of(scope);
  return stack.nestedStackParent ? deployedStackOf(stack.nestedStackParent) : stack;
}

function latestRevision(job: Construct, definition: aws_batch.IJobDefinitionRef, consumer: Stack): string {
  const producer = deployedStackOf(definition);
  dependOn(consumer, producer);
  const output = job.node.tryFindChild(EXPORT_ID) as CfnOutput | undefined ?? new CfnOutput(job, EXPORT_ID, {
    value: arnWithoutRevision(definition),
    exportName: `${producer.stackName}:${Names.uniqueResourceName(job, { maxLength: MAX_NAME_IN_STACK })}`,
  });
  return Fn.importValue(output.exportName!);
}

/** `addStackDependency` is what later versions of the CDK call `addDependency`, of which they warn. */
function dependOn(consumer: Stack, producer: Stack) {
  if (consumer.addStackDependency) { consumer.addStackDependency(producer); } else { consumer.addDependency(producer); }
}
