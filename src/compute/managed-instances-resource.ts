import * as batch from 'aws-cdk-lib/aws-batch';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { DEFAULT_MAX_VCPUS } from './compute-rules';
import { InstanceChoice } from './instance-choice';
import { ManagedInstancesComputeOptions } from './managed-instances-options';
import { outlive } from './role-order';

/** What the resource is made of. */
export interface ManagedInstances {
  readonly options: ManagedInstancesComputeOptions;
  readonly choice: InstanceChoice;
  readonly infrastructureRole: iam.IRole;
  readonly instanceProfile: iam.IInstanceProfile;
  readonly subnetIds: string[];
  readonly securityGroupIds: string[];
}

/**
 * The compute environment. By an override: the L1 of the oldest CDK that is supported knows this kind neither, and would drop its
 * properties silently.
 */
export function renderManagedInstances(scope: Construct, instances: ManagedInstances): batch.CfnComputeEnvironment {
  const { options } = instances;
  const resource = new batch.CfnComputeEnvironment(scope, 'Resource', {
    computeEnvironmentName: options.computeEnvironmentName,
    state: options.enabled ?? true ? 'ENABLED' : 'DISABLED',
    type: 'managed',
    replaceComputeEnvironment: false,
  });
  resource.addPropertyOverride('ComputeResources', {
    Type: 'ECS_MANAGED_INSTANCES',
    MaxvCpus: options.maxVcpus ?? DEFAULT_MAX_VCPUS,
    CapacityTags: options.instanceTags,
    ManagedInstancesProvider: managedInstancesProvider(instances),
  });
  outlive(instances.infrastructureRole, resource); // Amazon ECS ends the instances with it
  return resource;
}

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_ManagedInstancesProvider.html */
function managedInstancesProvider({ options, infrastructureRole, ...instances }: ManagedInstances) {
  return {
    InfrastructureRoleArn: infrastructureRole.roleArn,
    PropagateTags: options.instanceTags && 'CAPACITY_PROVIDER',
    InfrastructureOptimization: options.scaleInAfter && { ScaleInAfter: options.scaleInAfter.toSeconds() },
    InstanceLaunchTemplate: {
      Ec2InstanceProfileArn: instances.instanceProfile.instanceProfileArn,
      CapacityOptionType: options.spot ? 'SPOT' : 'ON_DEMAND',
      NetworkConfiguration: { Subnets: instances.subnetIds, SecurityGroups: instances.securityGroupIds },
      InstanceRequirements: { AllowedInstanceTypes: instances.choice.namedTypes },
      StorageConfiguration: options.storageSize && { StorageSizeGiB: options.storageSize.toGibibytes() },
      LocalStorageConfiguration: options.useLocalStorage && { UseLocalStorage: true },
      Monitoring: options.detailedMonitoring && 'DETAILED',
      FipsEnabled: options.fips,
    },
  };
}
