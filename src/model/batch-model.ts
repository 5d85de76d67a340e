import type { NamedTemplate, TemplateEnvironment } from './environment';
import { Stacks } from './intrinsics/stacks';
import { COMPUTE_ENVIRONMENT } from './kinds/compute-environment';
import { FILE_SYSTEM } from './kinds/file-system';
import { JOB_DEFINITION } from './kinds/job-definition';
import { JOB_QUEUE } from './kinds/job-queue';
import type { ResourceKind } from './kinds/kind';
import { NETWORK_KINDS } from './kinds/network';
import { PARAMETER } from './kinds/parameter';
import { SECRET } from './kinds/secret';
import { nameResources } from './resource-names';
import { readResources } from './resources';
import type { BatchModel, ResourceIdentity } from './types';

/** Every kind of resource that the model has, by the member of the model that lists it. */
const KINDS: { readonly [Member in keyof BatchModel]: ResourceKind<BatchModel[Member][number]> } = {
  computeEnvironments: COMPUTE_ENVIRONMENT,
  jobQueues: JOB_QUEUE,
  jobDefinitions: JOB_DEFINITION,
  secrets: SECRET,
  parameters: PARAMETER,
  fileSystems: FILE_SYSTEM,
  ...NETWORK_KINDS,
};

/**
 * What the templates say about AWS Batch, as if they were deployed into one environment.
 *
 * Nothing in a template makes it fail: what cannot be told is `Unknown`.
 */
export function readModel(templates: readonly NamedTemplate[], environment: TemplateEnvironment): BatchModel {
  const kinds: readonly ResourceKind<ResourceIdentity>[] = Object.values(KINDS);
  const stacks = new Stacks(templates, environment, nameResources(templates, environment, kinds));
  return {
    computeEnvironments: readResources(stacks, KINDS.computeEnvironments),
    jobQueues: readResources(stacks, KINDS.jobQueues),
    jobDefinitions: readResources(stacks, KINDS.jobDefinitions),
    secrets: readResources(stacks, KINDS.secrets),
    parameters: readResources(stacks, KINDS.parameters),
    fileSystems: readResources(stacks, KINDS.fileSystems),
    vpcs: readResources(stacks, KINDS.vpcs),
    subnets: readResources(stacks, KINDS.subnets),
    routeTables: readResources(stacks, KINDS.routeTables),
    routes: readResources(stacks, KINDS.routes),
    routeTableAssociations: readResources(stacks, KINDS.routeTableAssociations),
    internetGateways: readResources(stacks, KINDS.internetGateways),
    gatewayAttachments: readResources(stacks, KINDS.gatewayAttachments),
    natGateways: readResources(stacks, KINDS.natGateways),
    vpcEndpoints: readResources(stacks, KINDS.vpcEndpoints),
    securityGroups: readResources(stacks, KINDS.securityGroups),
    securityGroupIngresses: readResources(stacks, KINDS.securityGroupIngresses),
    securityGroupEgresses: readResources(stacks, KINDS.securityGroupEgresses),
  };
}
