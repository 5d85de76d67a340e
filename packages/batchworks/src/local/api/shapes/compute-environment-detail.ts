import type { ComputeEnvironmentModel } from '#shared/model/types';
import type { ComputeEnvironmentDetail } from '@aws-sdk/client-batch';
import { plain } from '../../plain';

/** A compute environment as DescribeComputeEnvironments shows it. */
export function computeEnvironmentDetail(environment: ComputeEnvironmentModel): ComputeEnvironmentDetail {
  return {
    ...plain(environment.properties) as Partial<ComputeEnvironmentDetail>,
    computeEnvironmentName: environment.name,
    computeEnvironmentArn: environment.arn,
    type: environment.type,
    state: environment.state,
    status: 'VALID',
    statusReason: 'ComputeEnvironment Healthy',
    containerOrchestrationType: 'ECS',
  };
}
