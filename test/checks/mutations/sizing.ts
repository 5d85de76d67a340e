import type { Mutations, Template } from './mutation';
import {
  ask, asked, changeFirst, containersFor, type ContainerProperties, fargateEnvironments, type InstanceEnvironment, instanceEnvironments,
  jobsOnInstances, loneContainersFor, type PlacedJob,
} from './resources';

const ENOUGH_VCPUS = 2000;

/** 32 vCPUs and 64 GiB, 16 vCPUs and 128 GiB. */
const NEITHER_HAS_BOTH = { x86_64: ['c6i.8xlarge', 'r6i.4xlarge'], arm64: ['c6g.8xlarge', 'r6g.4xlarge'] };

/** Types with more than 100 vCPUs. */
const LARGE = { x86_64: ['m6i.32xlarge', 'm7i.48xlarge'], arm64: ['m8g.48xlarge', 'c8g.48xlarge'], gpu: ['g5.48xlarge', 'g6.48xlarge'] };

export const SIZING_MUTATIONS: Mutations = {
  'SZ-01': (template) => changeFirst(jobsOnInstances(template), ({ containers, environments }) => {
    environments.forEach(({ resources }) => { resources.MaxvCpus = ENOUGH_VCPUS; });
    ask(containers[0], 'VCPU', '1000');
  }),
  'SZ-02': (template) => changeFirst(jobsOnInstances(template), ({ containers }) => ask(containers[0], 'MEMORY', '40000000')),
  'SZ-03': (template) => changeFirst(withoutGpus(template), ({ containers, environments }) => {
    environments.forEach(({ resources, architecture }) => {
      resources.InstanceTypes = NEITHER_HAS_BOTH[architecture];
      resources.MaxvCpus = ENOUGH_VCPUS;
    });
    ask(containers[0], 'VCPU', '32');
    ask(containers[0], 'MEMORY', '122880');
  }),
  'SZ-04': (template) => changeFirst(jobsOnInstances(template).filter(isAlone).filter(hasSmallerTypes), ({ containers, environments }) => {
    const vcpus = Math.min(...environments.map(({ mostVcpus }) => mostVcpus));
    environments.forEach(({ resources }) => { resources.MaxvCpus = vcpus - 1; });
    ask(containers[0], 'VCPU', String(vcpus));
  }) || changeFirst(loneContainersFor(template, 'FARGATE'), (container) => {
    fargateEnvironments(template).forEach((resources) => { resources.MaxvCpus = 2; });
    ask(container, 'VCPU', '4');
    ask(container, 'MEMORY', '8192');
  }),
  'SZ-05': (template) => changeFirst(instanceEnvironments(template), ({ resources }) => { resources.MinvCpus = Number(resources.MaxvCpus) + 1; })
    || changeFirst(fargateEnvironments(template), (resources) => { resources.MaxvCpus = 0; }),
  'SZ-06': (template) => changeFirst(instanceEnvironments(template).filter(hasNoMinimum), ({ resources, architecture, hasGpus }) => Object.assign(resources, {
    MaxvCpus: 100,
    InstanceTypes: LARGE[hasGpus ? 'gpu' : architecture],
  })),
  'SZ-07': (template) => changeFirst(containersFor(template, 'EC2').filter(isSized), (container) => ask(container, 'VCPU', `${asked(container, 'VCPU')}.0`)),
  'SZ-08': (template) => changeFirst(containersFor(template, 'EC2').filter(isSized), (container) => ask(container, 'MEMORY', '3')),
  'SZ-09': (template) => changeFirst(loneContainersFor(template, 'FARGATE'), (container) => ask(container, 'MEMORY', '777')),
  'SZ-10': (template) => changeFirst(containersFor(template, 'EC2').filter(isSized), (container) => ask(container, 'VCPU', '1024')),
  'SZ-11': (template) => changeFirst(jobsOnInstances(template), ({ containers }) => ask(containers[0], 'GPU', '64')),
  'SZ-12': (template) => changeFirst(containersFor(template, 'FARGATE'), (container) => ask(container, 'GPU', '1')),
  'SZ-13': (template) => changeFirst(withGpus(template), ({ environments }) => (
    environments.forEach(({ resources, architecture }) => resources.InstanceTypes.push(architecture === 'arm64' ? 'm7g' : 'm6i')))),
  'SZ-14': (template) => changeFirst(
    instanceEnvironments(template).filter(({ resources, hasGpus }) => hasGpus && !resources.ImageId),
    ({ resources }) => { resources.Ec2Configuration = [{ ImageType: 'ECS_AL2023' }]; },
  ),
  'SZ-15': (template) => changeFirst(containersFor(template, 'EC2'), (container) => {
    const { MaxSwap, ...others } = container.LinuxParameters ?? {};
    container.LinuxParameters = { ...others, Swappiness: 10 };
  }),
  'SZ-16': (template) => changeFirst(tasks(template), (task) => task.Containers.forEach((container: ContainerProperties) => { container.Essential = false; })),
  'SZ-17': (template) => changeFirst(tasks(template), (task) => { task.Containers[0].StopTimeout = 1; }),
};

function tasks(template: Template): Record<string, any>[] {
  return Object.values(template.Resources).flatMap(({ Type, Properties }) => (
    Type === 'AWS::Batch::JobDefinition' ? Properties.EcsProperties?.TaskProperties ?? [] : []));
}

function withGpus(template: Template): PlacedJob[] {
  return jobsOnInstances(template)
    .filter(({ containers, environments }) => containers.some(asksForGpus) && environments.every(({ hasGpus }) => hasGpus));
}

function withoutGpus(template: Template): PlacedJob[] {
  return jobsOnInstances(template).filter(isAlone)
    .filter(({ containers, environments }) => !containers.some(asksForGpus) && !environments.some(({ hasGpus }) => hasGpus));
}

function isAlone({ containers }: PlacedJob): boolean {
  return containers.length === 1;
}

function hasSmallerTypes({ environments }: PlacedJob): boolean {
  return environments.every((environment) => environment.leastVcpus < environment.mostVcpus && hasNoMinimum(environment));
}

function hasNoMinimum({ resources }: InstanceEnvironment): boolean {
  return !resources.MinvCpus && !resources.DesiredvCpus;
}

function isSized(container: ContainerProperties): boolean {
  return typeof asked(container, 'VCPU') === 'string';
}

function asksForGpus(container: ContainerProperties): boolean {
  return asked(container, 'GPU') !== undefined;
}
