import { Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { aws_iam } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';

/** A role that was given, as one that permissions can be added to: of an L1, or of anything else that only refers to a role, an import is made. */
export function roleOf(scope: Construct, id: string, given: aws_iam.IRoleRef): iam.IRole {
  if (isRole(given)) { return given; }
  const { roleArn, roleName } = given.roleRef;
  const role = iam.Role.fromRoleArn(scope, id, roleArn);
  // The CDK reads the name out of the ARN. Where that is known at deployment only, and the role has a path, it takes the path's first part for it.
  if (Token.isUnresolved(roleArn)) { Object.defineProperty(role, 'roleName', { value: roleName }); }
  return role;
}

function isRole(role: aws_iam.IRoleRef): role is iam.IRole {
  return 'grantPrincipal' in role;
}
