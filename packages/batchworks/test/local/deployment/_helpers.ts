import { join } from 'node:path';
import { type Deployment, readDeployment } from '../../../src/local/deployment';
import { folder } from '../../_helpers/folder';

export const FIXTURES = join(__dirname, '..', '..', '_fixtures');
export const FARM_TEMPLATE = join(FIXTURES, 'farm.template.json');
export const ASSEMBLY = join(FIXTURES, 'assembly');

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
