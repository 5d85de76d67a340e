import type { Mutations, Template } from './mutation';
import { changeFirst, environmentsByQueue, type InstanceEnvironment, instanceEnvironments, loneContainersFor } from './resources';

const OTHERS = { x86_64: ['m7g', 'c7g'], arm64: ['m6i', 'c6i'] };

const IMAGES = '/aws/service/ecs/optimized-ami/amazon-linux-2023';
const IMAGE_OF_OTHERS = { x86_64: `${IMAGES}/arm64/recommended/image_id`, arm64: `${IMAGES}/recommended/image_id` };

/** What a Windows container cannot have. */
const NOT_ON_WINDOWS = ['LinuxParameters', 'Privileged', 'ReadonlyRootFilesystem', 'Ulimits', 'User'];

/** The rules about compute environments that know what instance types are. */
export const COMPUTE_INSTANCES_MUTATIONS: Mutations = {
  'CE-03': (template) => changeFirst(plainQueues(template).filter(({ length }) => length > 1), ([{ resources, architecture }]) => {
    resources.InstanceTypes = OTHERS[architecture];
  }),
  'CE-04': (template) => changeFirst(instanceEnvironments(template).filter(({ hasGpus }) => !hasGpus), ({ resources, architecture }) => {
    resources.InstanceTypes.push(OTHERS[architecture][0]);
  }),
  'CE-06': (template) => changeFirst(loneContainersFor(template, 'FARGATE').filter(hasNoFileSystem), (container) => {
    NOT_ON_WINDOWS.forEach((name) => { delete container[name]; });
    container.RuntimePlatform = { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', CpuArchitecture: 'ARM64' };
  }),
  'CE-19': (template) => changeFirst(plainQueues(template).filter(({ length }) => length === 1), ([{ resources }]) => {
    resources.InstanceTypes = ['a1', 'm7g'];
  }),
  'CE-20': (template) => changeFirst(instanceEnvironments(template).filter(({ hasGpus }) => !hasGpus), ({ resources, architecture }) => {
    resources.Ec2Configuration = [{ ImageType: 'ECS_AL2023', ImageIdOverride: `{{resolve:ssm:${IMAGE_OF_OTHERS[architecture]}}}` }];
  }),
  'CE-23': (template) => changeFirst(instanceEnvironments(template), ({ resources }) => resources.InstanceTypes.push('M6I.large')),
};

/** The environments of the queues without GPUs and with the images that AWS Batch chooses. */
function plainQueues(template: Template): InstanceEnvironment[][] {
  return environmentsByQueue(template).filter((environments) => environments.every(isPlain));
}

function isPlain({ resources, hasGpus }: InstanceEnvironment): boolean {
  const images = [resources.LaunchTemplate, resources.ImageId, ...(resources.Ec2Configuration ?? []).map((image: any) => image.ImageIdOverride)];
  return !hasGpus && images.every((image) => image === undefined);
}

function hasNoFileSystem(container: Record<string, any>): boolean {
  return !container.Volumes?.length && !container.MountPoints?.length;
}
