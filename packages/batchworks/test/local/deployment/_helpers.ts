import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Deployment, readDeployment } from '../../../src/local/deployment';

export const FIXTURES = join(__dirname, '..', '..', '_fixtures');
export const FARM_TEMPLATE = join(FIXTURES, 'farm.template.json');
export const ASSEMBLY = join(FIXTURES, 'assembly');

const folders: string[] = [];

afterAll(() => folders.forEach((directory) => rmSync(directory, { recursive: true })));

/** A folder with the files, until the tests are over; what is no text is written as JSON. */
export function folder(files: Record<string, unknown>): string {
  const directory = mkdtempSync(join(tmpdir(), 'batchworks-'));
  folders.push(directory);
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(directory, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return directory;
}

/** The deployment of a template with the resources. */
export function deploy(resources: object): Deployment {
  return readDeployment(join(folder({ 'farm.json': { Resources: resources } }), 'farm.json'));
}

/** A queue on one compute environment. */
export function queueOn(environment: string, metadata: object = {}) {
  const order = [{ Order: 1, ComputeEnvironment: { Ref: environment } }];
  return { Type: 'AWS::Batch::JobQueue', Properties: { Priority: 1, ComputeEnvironmentOrder: order }, Metadata: metadata };
}

export function environmentOf(type: string) {
  return { Type: 'AWS::Batch::ComputeEnvironment', Properties: { Type: 'MANAGED', ComputeResources: { Type: type, MaxvCpus: 8 } } };
}

export function jobFor(platform: string | undefined, metadata: object = {}) {
  return { Type: 'AWS::Batch::JobDefinition', Properties: platform ? { PlatformCapabilities: [platform] } : {}, Metadata: metadata };
}
