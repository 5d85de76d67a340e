/** What mutations look for in a template: resources by type, as their logical ids are the constructs' own. */
import type { Template } from './mutation';

export type Resource = Template['Resources'][string];

/** The resources of a type. */
export function ofType(template: Template, type: string): Resource[] {
  return Object.values(template.Resources).filter((resource) => resource.Type === type);
}

/** The compute environments of the types (`EC2`, `FARGATE`, …) that the condition is true of. */
export function environments(
  template: Template, types: readonly string[], condition: (resources: Record<string, any>, environment: Resource) => boolean = () => true,
): Resource[] {
  return ofType(template, 'AWS::Batch::ComputeEnvironment').filter((environment) => {
    const resources = environment.Properties.ComputeResources ?? {};
    return types.includes(String(resources.Type).toUpperCase()) && condition(resources, environment);
  });
}

export const INSTANCES = ['EC2', 'SPOT'];
export const FARGATE = ['FARGATE', 'FARGATE_SPOT'];

export function queues(template: Template): Resource[] {
  return ofType(template, 'AWS::Batch::JobQueue').filter(({ Properties }) => Array.isArray(Properties.ComputeEnvironmentOrder));
}

export function jobs(template: Template): Resource[] {
  return ofType(template, 'AWS::Batch::JobDefinition');
}

/** The logical id that `Ref` or `Fn::GetAtt` name. */
export function idIn(reference: any): string | undefined {
  const attribute = reference?.['Fn::GetAtt'];
  return reference?.Ref ?? (Array.isArray(attribute) ? attribute[0] : attribute?.split('.')[0]);
}

/** What a reference of the template names. */
export function referred(template: Template, reference: any): Resource | undefined {
  return template.Resources[idIn(reference) ?? ''];
}

/** Changes the first of some resources; `false` where there is none. */
export function change<Subject>(subjects: readonly Subject[], how: (subject: Subject) => void): boolean {
  if (subjects.length > 0) {
    how(subjects[0]);
  }
  return subjects.length > 0;
}

/** Changes `ComputeResources` of the first of some compute environments. */
export function changeResources(found: readonly Resource[], values: object): boolean {
  return change(found, ({ Properties }) => Object.assign(Properties.ComputeResources, values));
}

/** A priority that no queue has. */
export function freePriority(template: Template, after = -1): number {
  const taken = ofType(template, 'AWS::Batch::JobQueue').map(({ Properties }) => Number(Properties.Priority));
  let priority = after + 1;
  while (taken.includes(priority)) {
    priority++;
  }
  return priority;
}

/** The launch templates of the template, with the compute environments that use them. */
export function launchTemplates(template: Template) {
  return environments(template, INSTANCES).flatMap((environment) => {
    const use = environment.Properties.ComputeResources.LaunchTemplate;
    const data = referred(template, use?.LaunchTemplateId)?.Properties.LaunchTemplateData;
    const resources: Record<string, any> = environment.Properties.ComputeResources;
    return data ? [{ environment, resources, use, data: data as Record<string, any> }] : [];
  });
}

/** Whether instances have an image that AWS Batch chooses, and no GPU, for which there are images of their own. */
export function hasPlainImage(
  template: Template, { ImageId, Ec2Configuration = [], InstanceTypes = [], LaunchTemplate }: Record<string, any>,
): boolean {
  const data = referred(template, LaunchTemplate?.LaunchTemplateId)?.Properties.LaunchTemplateData;
  return !ImageId && !Ec2Configuration.some((configuration: any) => configuration.ImageIdOverride || /NVIDIA/.test(configuration.ImageType))
    && !InstanceTypes.some((type: unknown) => /^[gp]\d/.test(String(type))) && (!LaunchTemplate || (data && !data.ImageId));
}

/** User data of one script, as AWS Batch takes it. */
export function multipart(...script: string[]) {
  const head = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="=="\n\n--==\nContent-Type: text/x-shellscript\n\n#!/bin/bash\n';
  return { 'Fn::Base64': `${head}${script.join('\n')}\n--==--\n` };
}
