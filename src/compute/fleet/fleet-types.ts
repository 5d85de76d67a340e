import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { InstanceChoice } from '../instance-choice';
import { InstanceFamily } from '../instance-family';
import { UnmanagedFleetOptions } from '../unmanaged-fleet-options';

/** What a fleet is made of where nothing is asked for: current instances of general purpose. */
const DEFAULT_TYPES = {
  [ec2.InstanceArchitecture.X86_64]: 'm7i.large',
  [ec2.InstanceArchitecture.ARM_64]: 'm7g.large',
};

/** The architecture that is asked for, or that of the first instance type; whether the others agree is for `InstanceChoice` to say. */
export function fleetArchitecture({ architecture, instanceTypes = [] }: UnmanagedFleetOptions): ec2.InstanceArchitecture {
  const families = instanceTypes.map((instanceType) => InstanceFamily.ofType(instanceType).architecture);
  return architecture ?? families.find((found) => found !== undefined) ?? ec2.InstanceArchitecture.X86_64;
}

/** The instance types that are asked for, or one of the architecture. */
export function fleetTypes(architecture: ec2.InstanceArchitecture, { instanceTypes }: UnmanagedFleetOptions): ec2.InstanceType[] {
  return instanceTypes ?? [new ec2.InstanceType(DEFAULT_TYPES[architecture])];
}

/** Amazon Linux 2023 for Amazon ECS, as AWS publishes it for the instances. */
export function fleetImage(choice: InstanceChoice): ec2.IMachineImage {
  if (choice.hasNvidiaGpus) { return ecs.EcsOptimizedImage.amazonLinux2023(ecs.AmiHardwareType.GPU); }
  const arm = choice.architecture === ec2.InstanceArchitecture.ARM_64;
  return ecs.EcsOptimizedImage.amazonLinux2023(arm ? ecs.AmiHardwareType.ARM : ecs.AmiHardwareType.STANDARD);
}
