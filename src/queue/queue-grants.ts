import * as iam from 'aws-cdk-lib/aws-iam';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { arnBeside, arnWithoutRevision } from '../private/arns';

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
      resourceArns: [arnBeside(this.queue, 'job/*')],
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
