/** Roles, secrets and logs. */
import { IAM_01 } from './iam-01-execution-role-on-fargate';
import { IAM_02 } from './iam-02-roles-trust-ecs-tasks';
import { IAM_03 } from './iam-03-pull-from-ecr';
import { IAM_04 } from './iam-04-write-logs';
import { IAM_05 } from './iam-05-create-log-group';
import { IAM_06 } from './iam-06-log-group-exists';
import { IAM_07 } from './iam-07-read-secrets';
import { IAM_08 } from './iam-08-decrypt-secrets';
import { IAM_09 } from './iam-09-value-from';
import { IAM_11 } from './iam-11-read-log-secrets';
import { IAM_12 } from './iam-12-log-driver';
import { IAM_15 } from './iam-15-pinned-revision';
import { IAM_16 } from './iam-16-execute-command';
import { IAM_17 } from './iam-17-plain-credentials';
import { IAM_18 } from './iam-18-registry-credentials';
import type { Rule } from '../../rule';

export const IAM: readonly Rule[] = [
  IAM_01, IAM_02, IAM_03, IAM_04, IAM_05, IAM_06, IAM_07, IAM_08, IAM_09, IAM_11, IAM_12, IAM_15, IAM_16, IAM_17, IAM_18,
];
