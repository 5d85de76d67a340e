import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { terminateJobs } from './clean-up';
import { Submission } from '../submission/submission';

/** Lets a role submit jobs, each definition to its queue once. */
export class SubmitPermissions {
  private readonly granted = new Set<string>();

  constructor(private readonly grantee: iam.IGrantable) {}

  public add(submission: Submission) {
    const key = `${submission.queue.jobQueueRef.jobQueueArn} ${submission.job.jobDefinitionRef.jobDefinitionArn}`;
    if (!this.granted.has(key)) { submission.grantTo(this.grantee); }
    this.granted.add(key);
  }
}

/** What Step Functions asks for to wait for a job: https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html */
export function allowToWaitForJobs(scope: Construct, grantee: iam.IGrantable) {
  const { grantPrincipal: principal } = grantee;
  // they know no resource; ListJobs finds the child of an array job that failed
  principal.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['batch:DescribeJobs', 'batch:ListJobs'], resources: ['*'] }));
  principal.addToPrincipalPolicy(terminateJobs(scope)); // a run that is stopped ends the jobs that it waits for
  principal.addToPrincipalPolicy(managedRule(scope, 'StepFunctionsGetEventsForBatchJobsRule'));
}

/** What it asks for to wait for another execution, and to stop it: https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html */
export function allowToWaitForRuns(machine: sfn.StateMachine, grantee: sfn.StateMachine) {
  machine.grantStartExecution(grantee);
  machine.grantExecution(grantee, 'states:DescribeExecution', 'states:StopExecution');
}

/** The rule by which Step Functions hears of the end of executions. */
export function allowToHearOfRuns(scope: Construct, grantee: iam.IGrantable) {
  grantee.grantPrincipal.addToPrincipalPolicy(managedRule(scope, 'StepFunctionsGetEventsForStepFunctionsExecutionRule'));
}

function managedRule(scope: Construct, resourceName: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
    resources: [Stack.of(scope).formatArn({ service: 'events', resource: 'rule', resourceName })],
  });
}
