import { Fn, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { aws_batch } from 'aws-cdk-lib/interfaces';

/**
 * Permissions on a job queue.
 */
export class QueueGrants {
  /**
   * The permissions on any job queue: one of this library, of `aws-cdk-lib`, or an imported one.
   *
   * @param queue The job queue.
   */
  public static fromQueue(queue: aws_batch.IJobQueueRef): QueueGrants {
    return new QueueGrants(queue);
  }

  private constructor(private readonly queue: aws_batch.IJobQueueRef) {}

  /**
   * Allows to submit jobs of a definition to this queue.
   *
   * AWS asks for the permission on the queue and on the definition. A definition gets a new revision with every change, so the
   * permission is for any revision: who submits goes on working after the next deployment.
   *
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbatch.html
   * @param grantee Who submits.
   * @param jobDefinition What is submitted.
   */
  public submit(grantee: iam.IGrantable, jobDefinition: aws_batch.IJobDefinitionRef): iam.Grant {
    const definitionArn = arnWithoutRevision(jobDefinition);
    return iam.Grant.addToPrincipal({
      grantee,
      actions: ['batch:SubmitJob'],
      resourceArns: [this.queue.jobQueueRef.jobQueueArn, definitionArn, `${definitionArn}:*`],
    });
  }
}

/** `arn:aws:batch:REGION:ACCOUNT:job-definition/NAME:REVISION` without the revision. */
function arnWithoutRevision(jobDefinition: aws_batch.IJobDefinitionRef): string {
  const arn = jobDefinition.jobDefinitionRef.jobDefinitionArn;
  if (!Token.isUnresolved(arn)) {
    return arn.split(':').slice(0, 6).join(':');
  }
  const { region, account } = jobDefinition.env;
  return `arn:${Stack.of(jobDefinition).partition}:batch:${region}:${account}:${Fn.select(5, Fn.split(':', arn))}`;
}
