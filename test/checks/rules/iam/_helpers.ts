import { compute, job, outcomes, queue, type Resources, verdicts } from '../../_helpers';

/** `arn:aws:iam::aws:policy/…` */
export function awsPolicy(name: string) {
  return `arn:aws:iam::aws:policy/${name}`;
}

export const EXECUTION_POLICY = awsPolicy('service-role/AmazonECSTaskExecutionRolePolicy');

export function allow(actions: string | string[], resources: unknown = '*', rest: object = {}) {
  return { Effect: 'Allow', Action: actions, Resource: resources, ...rest };
}

export function deny(actions: string | string[], resources: unknown = '*', rest: object = {}) {
  return { ...allow(actions, resources, rest), Effect: 'Deny' };
}

export function policies(...statements: object[]) {
  return { Policies: [{ PolicyName: 'Own', PolicyDocument: { Statement: statements } }] };
}

/** A role that trusts a service (`ecs-tasks.amazonaws.com`). */
export function role(properties: object = {}, service: unknown = 'ecs-tasks.amazonaws.com') {
  return {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }] }, ...properties },
  };
}

export function resource(type: string, properties: object = {}) {
  return { Type: type, Properties: properties };
}

export function arnOf(logicalId: string) {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
}

/** A job of one container, `Job`, on Fargate, whose execution role is `Role`. */
export function fargateJob(container: object, roleProperties: object | undefined, others: Resources = {}): Resources {
  return {
    ...others,
    ...roleProperties && { Role: role(roleProperties) },
    Job: job({
      PlatformCapabilities: ['FARGATE'],
      ContainerProperties: { Image: 'busybox', ...roleProperties && { ExecutionRoleArn: arnOf('Role') }, ...container },
    }),
  };
}

/** The same on an EC2 environment, without execution role; `Role` is the role of the instances. */
export function instanceJob(container: object, roleProperties: object, others: Resources = {}): Resources {
  return {
    Role: role(roleProperties, 'ec2.amazonaws.com'),
    Profile: resource('AWS::IAM::InstanceProfile', { Roles: [{ Ref: 'Role' }] }),
    Compute: compute('EC2', { InstanceRole: arnOf('Profile') }),
    Queue: queue(['Compute']),
    Job: job({ ContainerProperties: { Image: 'busybox', ...container } }),
    ...others,
  };
}

/** What the rule says of `Job`, in one word. */
export function outcome(id: string, resources: Resources): string | undefined {
  return outcomes(id, resources).Job;
}

/** What the rule says of `Job`. */
export function words(id: string, resources: Resources): string | undefined {
  return verdicts(id, resources).Job;
}
