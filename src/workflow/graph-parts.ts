import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { allowToHearOfRuns, allowToWaitForJobs, allowToWaitForRuns, SubmitPermissions } from './job-graph-permissions';
import { JobGraphProps } from './job-graph-props';
import { StoredPart } from './machine/machine-of-parts';
import { Part, renderPart } from './machine/parts';
import { defineAtSynthesis } from './stored-definition';
import { Submission } from '../submission/submission';

/** What the parts of a graph have in common. */
export interface GraphPartsProps extends Pick<JobGraphProps, 'logs' | 'tracingEnabled'> {
  /** The state machine of the graph, which starts them. */
  readonly starter: sfn.StateMachine;
  readonly parts: readonly Part[];
  readonly submissions: readonly Submission[];
  readonly readsInput: boolean;
}

/** The state machines of a graph whose definition is too large for one. They share a role. */
export class GraphParts extends Construct {
  public readonly parts: readonly StoredPart[];

  constructor(scope: Construct, id: string, { starter, parts, submissions, readsInput, logs, tracingEnabled }: GraphPartsProps) {
    super(scope, id);
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('states.amazonaws.com') });
    const permissions = new SubmitPermissions(role);
    submissions.forEach((submission) => permissions.add(submission));
    allowToWaitForJobs(this, role);
    allowToHearOfRuns(this, starter);
    this.parts = parts.map((part, index) => {
      const machine = new sfn.StateMachine(this, `Part${index + 1}`, {
        definitionBody: sfn.DefinitionBody.fromString('{}'), // see defineAtSynthesis()
        comment: `Submits ${part.jobs.length} jobs of ${scope.node.path}`,
        role,
        logs,
        tracingEnabled,
      });
      defineAtSynthesis(machine, () => renderPart(part, readsInput));
      allowToWaitForRuns(machine, starter);
      return { ...part, arn: machine.stateMachineArn };
    });
  }
}
