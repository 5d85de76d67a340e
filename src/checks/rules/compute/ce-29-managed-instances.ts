import { objectMember } from '../../../model/record';
import { isKnown, Unknown } from '../../../model/unknown';
import { cannotTell, inTurn, ofComputeEnvironments, ofJobs, violates } from '../../answers';
import { isSet } from '../../environments';
import { platformsOf } from '../../placements';
import { HOLDS, type Rule } from '../../rule';

/** Members of `computeResources` that only Amazon ECS Managed Instances have. */
const MANAGED_INSTANCES_ONLY = ['managedInstancesProvider', 'capacityTags'] as const;

export const CE_29: Rule = {
  id: 'CE-29',
  title: 'Managed instances have their provider, and jobs in the form that they take',
  severity: 'error',
  explanation: 'A compute environment of type `ECS_MANAGED_INSTANCES` needs `managedInstancesProvider`; no other type takes it, or `capacityTags`. '
    + 'A job for `MANAGED_INSTANCES` has `ecsProperties`; AWS Batch refuses it with `containerProperties`.',
  remedy: 'Set the type and `ManagedInstancesProvider` together, and describe the containers of the job in `EcsProperties`.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_RegisterJobDefinition.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/ecs_managed_instances.html',
  ],
  inspect: inTurn(
    ofComputeEnvironments(({ computeType, properties }) => {
      const resources = objectMember(properties, 'computeResources');
      const found = MANAGED_INSTANCES_ONLY.find((name) => isSet(resources[name]) && !(resources[name] instanceof Unknown));
      if (computeType === undefined || computeType instanceof Unknown) {
        return found && computeType;
      }
      if (computeType !== 'ECS_MANAGED_INSTANCES') {
        return found && violates(`It has \`${found.charAt(0).toUpperCase()}${found.slice(1)}\`, which only ECS_MANAGED_INSTANCES takes, and its type is ${computeType}`);
      }
      return resources.managedInstancesProvider === undefined
        ? violates('Its type is ECS_MANAGED_INSTANCES and it has no `ManagedInstancesProvider`: AWS Batch refuses to create it')
        : HOLDS;
    }),
    ofJobs((job) => {
      const platforms = platformsOf(job);
      if (!isKnown(platforms) || !platforms.includes('MANAGED_INSTANCES')) {
        return isKnown(platforms) ? undefined : cannotTell(platforms.reason);
      }
      return job.containerProperties
        ? violates('It is made for MANAGED_INSTANCES and has `ContainerProperties`, where AWS Batch takes `EcsProperties` only')
        : HOLDS;
    }),
  ),
};
