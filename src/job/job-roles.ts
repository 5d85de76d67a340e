import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { aws_iam } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { roleOf } from './given-role';

const SHARED_ROLE_ID = 'BatchworksExecutionRole';
const JOB_ROLE_ID = 'JobRole';
const EXECUTION_ROLE_ID = 'ExecutionRole';

/** What the agent of Systems Manager in a container calls: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html#ecs-exec-required-iam-permissions */
const EXECUTE_COMMAND_ACTIONS = [
  'ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel',
];

/** The two roles of a job: each is made when it is first asked for, unless it was given. */
export class JobRoles {
  /** The role of the job's code, if there is one by now. */
  public existingJobRole?: iam.IRole;

  private ownExecutionRole?: iam.IRole;

  /**
   * @param scope The job.
   * @param given The roles that the user gave.
   */
  constructor(private readonly scope: Construct, given: { readonly jobRole?: aws_iam.IRoleRef; readonly executionRole?: aws_iam.IRoleRef }) {
    this.existingJobRole = given.jobRole && roleOf(scope, JOB_ROLE_ID, given.jobRole);
    this.ownExecutionRole = given.executionRole && roleOf(scope, EXECUTION_ROLE_ID, given.executionRole);
  }

  /** The role of the job's code. */
  public get jobRole(): iam.IRole {
    this.existingJobRole ??= taskRole(this.scope, JOB_ROLE_ID);
    return this.existingJobRole;
  }

  /** The role with which ECS starts the job: its own if it reads secrets, else the one that the jobs of its stack share. */
  public get executionRole(): iam.IRole {
    return this.ownExecutionRole ?? sharedExecutionRole(this.scope);
  }

  /** Keeps what is granted to the execution role from the other jobs: asked for by a job that reads secrets, before anything is granted. */
  public obtainOwnExecutionRole(): iam.IRole {
    this.ownExecutionRole ??= executionRole(this.scope, EXECUTION_ROLE_ID);
    return this.ownExecutionRole;
  }

  /** Lets the agent in the containers open the channels that a command runs through. The actions know no resources. */
  public allowExecuteCommand() {
    iam.Grant.addToPrincipal({ grantee: this.jobRole, actions: EXECUTE_COMMAND_ACTIONS, resourceArns: ['*'] });
  }
}

/**
 * The execution role that all jobs of a stack share which read no secret.
 *
 * One role for the stack, and not one for the platform: a grant (say, to pull from a repository) then never makes the platform's
 * stack depend on the job's.
 */
function sharedExecutionRole(scope: Construct): iam.IRole {
  const stack = Stack.of(scope);
  return (stack.node.tryFindChild(SHARED_ROLE_ID) as iam.Role | undefined) ?? executionRole(stack, SHARED_ROLE_ID);
}

/** An execution role without permissions: what is bound to the job grants what it needs. */
function executionRole(scope: Construct, id: string): iam.Role {
  return taskRole(scope, id, 'ECS pulls images, reads secrets and writes logs of AWS Batch jobs with it');
}

function taskRole(scope: Construct, id: string, description?: string): iam.Role {
  return new iam.Role(scope, id, { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com'), description });
}
