/** Finds what mutations change. */
import type { Template } from './mutation';
import { fleetOf } from '../../../src/checks/fleet';
import { Inspection } from '../../../src/checks/inspection';
import { platformsOf } from '../../../src/checks/placements';
import { readModel } from '../../../src/model/batch-model';
import type { Architecture } from '../../../src/model/instance-types/instance-types';
import { SYMBOLIC_ENVIRONMENT } from '../../../src/model/symbols';
import { parseTemplate } from '../../../src/model/template';
import type { ComputeEnvironmentModel, JobDefinitionModel } from '../../../src/model/types';
import { isKnown } from '../../../src/model/unknown';

export type Resource = Template['Resources'][string];

/** A container as the template has it: `ContainerProperties`, or an element of `Containers`. */
export type ContainerProperties = Record<string, any>;

/** A compute environment of EC2 instances, and what it can launch. */
export interface InstanceEnvironment {
  /** `ComputeResources`. */
  readonly resources: Record<string, any>;
  readonly architecture: Architecture;
  readonly hasGpus: boolean;
  readonly leastVcpus: number;
  readonly mostVcpus: number;
}

/** A job, and all environments that it can be placed in. */
export interface PlacedJob {
  readonly containers: readonly ContainerProperties[];
  readonly environments: readonly InstanceEnvironment[];
}

/** The jobs for EC2 whose queues have nothing but managed instances of known types. */
export function jobsOnInstances(template: Template): PlacedJob[] {
  const inspection = inspectionOf(template);
  return inspection.model.jobDefinitions.filter((job) => isFor(job, 'EC2')).flatMap((job) => {
    const { meant, possible } = inspection.placementsOf(job);
    const models = [...new Set([...meant, ...possible].flatMap(({ environments }) => environments))];
    const environments = models.filter(isKnown).flatMap((model) => instanceEnvironment(template, model) ?? []);
    const isAll = environments.length > 0 && environments.length === models.length;
    return isAll ? [{ containers: containersOf(template.Resources[job.logicalId]), environments }] : [];
  });
}

/** The containers of the jobs for a platform. */
export function containersFor(template: Template, platform: string): ContainerProperties[] {
  return containersOfJobsFor(template, platform).flat();
}

/** The only containers of their jobs, for a platform. */
export function loneContainersFor(template: Template, platform: string): ContainerProperties[] {
  return containersOfJobsFor(template, platform).filter(({ length }) => length === 1).flat();
}

/** The managed environments whose instance types are known. */
export function instanceEnvironments(template: Template): InstanceEnvironment[] {
  return inspectionOf(template).model.computeEnvironments.flatMap((model) => instanceEnvironment(template, model) ?? []);
}

/** The environments of the queues, each by its queue, where the types of all of them are known. */
export function environmentsByQueue(template: Template): InstanceEnvironment[][] {
  const inspection = inspectionOf(template);
  return inspection.model.jobQueues.map(({ computeEnvironments }) => computeEnvironments.flatMap((reference) => {
    const model = inspection.find('computeEnvironments', reference);
    return (isKnown(model) && instanceEnvironment(template, model)) || [];
  }));
}

/** `ComputeResources` of the environments of Fargate. */
export function fargateEnvironments(template: Template): Record<string, any>[] {
  return Object.values(template.Resources)
    .filter(({ Type, Properties }) => Type === 'AWS::Batch::ComputeEnvironment' && String(Properties.ComputeResources?.Type).startsWith('FARGATE'))
    .map(({ Properties }) => Properties.ComputeResources);
}

/** Sets what a container asks for. */
export function ask(container: ContainerProperties, type: 'VCPU' | 'MEMORY' | 'GPU', value: string): boolean {
  const others = (container.ResourceRequirements ?? []).filter((requirement: { Type: string }) => requirement.Type !== type);
  container.ResourceRequirements = [...others, { Type: type, Value: value }];
  return true;
}

/** What a container asks for. */
export function asked(container: ContainerProperties, type: 'VCPU' | 'MEMORY' | 'GPU'): string | undefined {
  return container.ResourceRequirements?.find((requirement: { Type: string }) => requirement.Type === type)?.Value;
}

/** Changes the first one, if there is any. */
export function changeFirst<T>(list: readonly T[], change: (item: T) => unknown): boolean {
  list.slice(0, 1).forEach(change);
  return list.length > 0;
}

function containersOfJobsFor(template: Template, platform: string): ContainerProperties[][] {
  const { jobDefinitions } = inspectionOf(template).model;
  return jobDefinitions.filter((job) => isFor(job, platform)).map(({ logicalId }) => containersOf(template.Resources[logicalId]));
}

function containersOf({ Properties }: Resource): ContainerProperties[] {
  const owners = [Properties, ...(Properties.NodeProperties?.NodeRangeProperties ?? [])];
  return owners.flatMap(({ ContainerProperties, Container, EcsProperties }) => (
    ContainerProperties ?? Container ?? EcsProperties?.TaskProperties.flatMap((task: any) => task.Containers) ?? []));
}

function instanceEnvironment(template: Template, model: ComputeEnvironmentModel): InstanceEnvironment | undefined {
  const fleet = fleetOf(model);
  if (!fleet || fleet.unknown) {
    return undefined;
  }
  const vcpus = fleet.types.map((type) => type.vcpus);
  return {
    resources: template.Resources[model.logicalId].Properties.ComputeResources,
    architecture: fleet.types[0].architecture,
    hasGpus: fleet.types.some(({ gpus }) => gpus !== 0),
    leastVcpus: Math.min(...vcpus),
    mostVcpus: Math.max(...vcpus),
  };
}

function isFor(job: JobDefinitionModel, platform: string): boolean {
  const platforms = platformsOf(job);
  return isKnown(platforms) && platforms.length === 1 && platforms[0] === platform;
}

function inspectionOf(template: Template): Inspection {
  return new Inspection(readModel([{ name: 'Stack', template: parseTemplate(JSON.stringify(template), 'Stack.json') }], SYMBOLIC_ENVIRONMENT));
}
