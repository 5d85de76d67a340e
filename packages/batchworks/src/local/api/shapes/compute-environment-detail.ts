import { createHash } from 'node:crypto';
import type { ComputeEnvironmentModel } from '#shared/model/types';
import type { ComputeEnvironmentDetail } from '@aws-sdk/client-batch';
import { tagsOf } from './tags';
import type { Account } from '../../account';
import { plain } from '../../plain';

/** A compute environment as DescribeComputeEnvironments shows it. */
export function computeEnvironmentDetail(environment: ComputeEnvironmentModel, account: Account): ComputeEnvironmentDetail {
  const properties = plain(environment.properties) as Partial<ComputeEnvironmentDetail>;
  const { unmanagedvCpus, computeResources, serviceRole, updatePolicy, context, ecsSettings } = properties;
  const uuid = uuidOf(environment);
  return {
    computeEnvironmentName: environment.name,
    computeEnvironmentArn: environment.arn,
    unmanagedvCpus,
    ecsClusterArn: environment.arn.replace(/:batch:(.*):compute-environment\/.*$/, `:ecs:$1:cluster/AWSBatch-${environment.name}-${uuid}`),
    tags: tagsOf(environment, account),
    type: environment.type,
    state: environment.state,
    status: account.statusOf(environment.arn),
    statusReason: 'ComputeEnvironment Healthy',
    computeResources,
    serviceRole,
    updatePolicy,
    containerOrchestrationType: 'ECS',
    uuid,
    context,
    ecsSettings,
  };
}

/** The same in every run, as the ARN is. */
function uuidOf({ arn }: ComputeEnvironmentModel): string {
  const digits = createHash('sha256').update(arn).digest('hex');
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20, 32)].join('-');
}
