import { Fn, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { aws_batch, IEnvironmentAware } from 'aws-cdk-lib/interfaces';
import { IConstruct } from 'constructs';

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

  /**
   * Allows to cancel and to terminate jobs.
   *
   * A job's ARN does not tell its queue, so the permission is for all jobs of the queue's account and region. To narrow it, add a
   * condition on the tags of the jobs: `grant.principalStatements[0].addCondition('StringEquals', { 'aws:ResourceTag/team': 'render' })`.
   *
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbatch.html
   * @param grantee Who cancels.
   */
  public cancel(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({
      grantee,
      actions: ['batch:CancelJob', 'batch:TerminateJob'],
      resourceArns: [arnOf(this.queue, 'job/*')],
    });
  }

  /**
   * Allows to see the queue and its jobs: which there are, in which state, and in which order they start.
   *
   * AWS takes all but the order (`GetJobQueueSnapshot`) for no resource in particular, so that the grantee sees the other queues as well.
   *
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbatch.html
   * @param grantee Who looks.
   */
  public describe(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({
      grantee,
      actions: ['batch:DescribeJobQueues', 'batch:DescribeJobs', 'batch:ListJobs'],
      resourceArns: ['*'], // they know no resource
    }).combine(iam.Grant.addToPrincipal({
      grantee,
      actions: ['batch:GetJobQueueSnapshot'],
      resourceArns: [this.queue.jobQueueRef.jobQueueArn],
    }));
  }
}

/** `arn:aws:batch:REGION:ACCOUNT:job-definition/NAME:REVISION` without the revision. */
function arnWithoutRevision(jobDefinition: aws_batch.IJobDefinitionRef): string {
  const arn = jobDefinition.jobDefinitionRef.jobDefinitionArn;
  if (!Token.isUnresolved(arn)) {
    return arn.split(':').slice(0, 6).join(':');
  }
  return arnOf(jobDefinition, Fn.select(5, Fn.split(':', arn)));
}

/** The ARN of something of AWS Batch where a resource is. */
function arnOf(resource: IConstruct & IEnvironmentAware, name: string): string {
  return `arn:${Stack.of(resource).partition}:batch:${resource.env.region}:${resource.env.account}:${name}`;
}
