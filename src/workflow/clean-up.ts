import { Lazy, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { CleanUpInput, renderCleanUp } from './machine/clean-up-states';
import { defineAtSynthesis } from './stored-definition';

const ID = 'JobGraphCleanUp';

/** The state machine that cancels what a stopped run has submitted: one for all graphs of a stack. */
export class CleanUp extends Construct {
  /** That of a stack, made when its first graph needs it. */
  public static of(scope: Construct): CleanUp {
    const stack = Stack.of(scope);
    return stack.node.tryFindChild(ID) as CleanUp | undefined ?? new CleanUp(stack);
  }

  public readonly stateMachine: sfn.StateMachine;

  private constructor(stack: Stack) {
    super(stack, ID);
    this.stateMachine = new sfn.StateMachine(this, 'Resource', {
      definitionBody: sfn.DefinitionBody.fromString('{}'), // see defineAtSynthesis()
      comment: 'Cancels the jobs of job graphs whose run was stopped',
    });
    defineAtSynthesis(this.stateMachine, renderCleanUp);
    this.stateMachine.addToRolePolicy(new iam.PolicyStatement({ actions: ['batch:ListJobs'], resources: ['*'] })); // it knows no resource
    this.stateMachine.addToRolePolicy(terminateJobs(this));
  }

  /**
   * Lets it look after the runs of a graph.
   *
   * @param scope Where the rule is made.
   * @param graph The state machine of the graph.
   * @param queues The ARNs of the queues that it submits to, asked for when the app is synthesized.
   */
  public watch(scope: Construct, graph: sfn.StateMachine, queues: () => string[]) {
    graph.grantExecution(this.stateMachine, 'states:GetExecutionHistory');
    const input: CleanUpInput<string> = {
      execution: events.EventField.fromPath('$.detail.executionArn'),
      status: events.EventField.fromPath('$.detail.status'),
      queues: Lazy.list({ produce: queues }),
    };
    new events.Rule(scope, 'Stopped', {
      description: 'Cancels the jobs of a run that was stopped',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [graph.stateMachineArn], status: ['ABORTED', 'TIMED_OUT', 'FAILED'] },
      },
      targets: [new targets.SfnStateMachine(this.stateMachine, { input: events.RuleTargetInput.fromObject(input) })],
    });
  }
}

/** Permission to terminate jobs: their ARNs tell nothing of their queue, so it is for those of the account and region. */
export function terminateJobs(scope: Construct): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: ['batch:TerminateJob'],
    resources: [Stack.of(scope).formatArn({ service: 'batch', resource: 'job', resourceName: '*' })],
  });
}
