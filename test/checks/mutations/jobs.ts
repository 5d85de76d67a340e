/** Where a template has jobs, and what they name. */
import type { Template } from './mutation';

/** A job definition, its task (or `ContainerProperties`), and the containers of it. */
export interface TaskPlace {
  readonly job: Record<string, any>;
  readonly task: Record<string, any>;
  readonly containers: Record<string, any>[];
  readonly isFargate: boolean;
}

export function resourcesOf(template: Template, type: string): [string, Record<string, any>][] {
  return Object.entries(template.Resources).filter(([, { Type }]) => Type === type).map(([id, { Properties = {} }]) => [id, Properties]);
}

export function tasksOf(template: Template): TaskPlace[] {
  return resourcesOf(template, 'AWS::Batch::JobDefinition').flatMap(([, job]) => {
    const isFargate = (job.PlatformCapabilities ?? []).includes('FARGATE');
    const single = job.ContainerProperties ? [{ job, isFargate, task: job.ContainerProperties, containers: [job.ContainerProperties] }] : [];
    return [...single, ...(job.EcsProperties?.TaskProperties ?? []).map((task: any) => ({ job, isFargate, task, containers: task.Containers }))];
  });
}

/** The logical id in `Ref` or `Fn::GetAtt`, or behind a `Fn::Join` of one. */
export function idIn(reference: any): string | undefined {
  return reference?.Ref ?? reference?.['Fn::GetAtt']?.[0] ?? reference?.['Fn::Join']?.[1].map(idIn).find((id: any) => id && !id.startsWith('AWS::'));
}

/** The properties of the resource that is referred to, where the template declares it. */
export function referred(template: Template, reference: any, type: string): Record<string, any> | undefined {
  const resource = template.Resources[idIn(reference) ?? ''];
  return resource?.Type === type ? resource.Properties ??= {} : undefined;
}

export function roleOf(template: Template, reference: any): Record<string, any> | undefined {
  return referred(template, reference, 'AWS::IAM::Role');
}

/** Takes an action away from a role, whatever its policies say. */
export function deny(role: Record<string, any> | undefined, action: string, resource: unknown = '*'): boolean {
  role?.Policies?.length ?? Object.assign(role ?? {}, { Policies: [] });
  role?.Policies.push({ PolicyName: 'Mutation', PolicyDocument: { Statement: [{ Effect: 'Deny', Action: action, Resource: resource }] } });
  return role !== undefined;
}

/** Changes the first place that fits; `false` where none does. */
export function change<Place>(places: readonly (Place | undefined)[], mutate: (place: Place) => unknown): boolean {
  const place = places.find((candidate) => candidate !== undefined);
  return place !== undefined && mutate(place) !== false;
}
