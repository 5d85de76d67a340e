import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Properties = Record<string, unknown>;

/** A job definition in a template, in a few words. */
export interface JobProps {
  readonly command?: string[];
  readonly vcpus?: string;
  readonly memory?: string;
  readonly container?: Properties;
  readonly properties?: Properties;
  readonly metadata?: Properties;
}

/** What a template holds, beside its compute environment "Compute" and its queues "Bulk" and "Urgent". */
export interface TemplateProps {
  readonly jobs?: Record<string, JobProps>;
  readonly maxvCpus?: number;
  readonly resources?: Record<string, { Type: string; Properties: Properties }>;
}

/** A template with Fargate compute, a queue "Bulk" of priority 1 and a queue "Urgent" of priority 100 on it, and some jobs. */
export function template({ jobs = {}, maxvCpus = 256, resources = {} }: TemplateProps) {
  return {
    Resources: {
      Compute: {
        Type: 'AWS::Batch::ComputeEnvironment',
        Properties: { Type: 'managed', ComputeResources: { Type: 'FARGATE', MaxvCpus: maxvCpus, Subnets: ['subnet-1'] } },
      },
      Bulk: queue(1),
      Urgent: queue(100),
      ...Object.fromEntries(Object.entries(jobs).map(([name, props]) => [name, jobDefinition(name, props)])),
      ...resources,
    },
  };
}

/** A new folder, removed by nobody but the system. */
export function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'batchworks-')));
}

/** Writes a template to a file of its own. */
export function writeTemplate(content: object): string {
  const file = join(temporaryFolder(), 'Stack.template.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

function queue(priority: number) {
  return {
    Type: 'AWS::Batch::JobQueue',
    Properties: { Priority: priority, ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: { Ref: 'Compute' } }] },
  };
}

function jobDefinition(name: string, { command = ['true'], vcpus = '0.25', memory = '512', container, properties, metadata }: JobProps) {
  return {
    Type: 'AWS::Batch::JobDefinition',
    Metadata: metadata,
    Properties: {
      Type: 'container',
      JobDefinitionName: name,
      PlatformCapabilities: ['FARGATE'],
      ContainerProperties: {
        Image: 'node:22',
        Command: command,
        ResourceRequirements: [{ Type: 'VCPU', Value: vcpus }, { Type: 'MEMORY', Value: memory }],
        ...container,
      },
      ...properties,
    },
  };
}
