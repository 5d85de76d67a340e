import { parseWorkload, simulate } from '../../src/simulate';
import type { SimulationResult } from '../../src/simulate';
import { writeTemplate } from '../_helpers/templates';

const CONTAINER = { Image: 'a', ResourceRequirements: [{ Type: 'VCPU', Value: '1' }, { Type: 'MEMORY', Value: '512' }] };
const NODES = { NumNodes: 2, MainNode: 0, NodeRangeProperties: [{ TargetNodes: '0:', Container: CONTAINER }] };

/** A template with EC2 compute "Ec2", Spot compute "Spot", a fair-share queue, and jobs of 1 vCPU. */
const RESOURCES = {
  Ec2: compute({ Type: 'EC2', MaxvCpus: 4 }),
  Spot: compute({ Type: 'SPOT', MaxvCpus: 2, MinvCpus: 2 }),
  Fargate: compute({ Type: 'FARGATE', MaxvCpus: 4 }),
  TwoGpus: compute({ Type: 'EC2', MaxvCpus: 8, InstanceTypes: ['g4dn.xlarge'] }),
  Off: queue({ State: 'DISABLED' }, 'Ec2'),
  Bulk: queue({}, 'Ec2'),
  Cheap: queue({}, 'Spot', 'Ec2'),
  Tasks: queue({}, 'Fargate'),
  Gpus: queue({}, 'TwoGpus'),
  Impatient: queue({ JobStateTimeLimitActions: [{ Reason: 'MISCONFIGURATION', MaxTimeSeconds: 600, State: 'RUNNABLE', Action: 'CANCEL' }] }, 'Ec2'),
  Shared: queue({ SchedulingPolicyArn: { Ref: 'Policy' } }, 'Ec2'),
  Policy: { Type: 'AWS::Batch::SchedulingPolicy', Properties: { FairsharePolicy: {} } },
  Licenses: { Type: 'AWS::Batch::ConsumableResource', Properties: { ResourceType: 'NON_REPLENISHABLE', TotalQuantity: 2 } },
  Frame: job({}),
  Training: job({}, '1', '1'),
  Wide: job({}, '9'),
  Hurried: job({ Timeout: { AttemptDurationSeconds: 60 } }),
  Retried: job({ RetryStrategy: { Attempts: 5, EvaluateOnExit: [{ Action: 'RETRY', OnStatusReason: 'Host EC2*' }, { Action: 'EXIT', OnReason: '*' }] } }),
  Licensed: job({ ConsumableResourceProperties: { ConsumableResourceList: [{ ConsumableResource: { Ref: 'Licenses' }, Quantity: 1 }] } }),
  Nodes: { Type: 'AWS::Batch::JobDefinition', Properties: { Type: 'multinode', NodeProperties: NODES } },
  Pod: { Type: 'AWS::Batch::JobDefinition', Properties: { Type: 'container', EksProperties: {} } },
};

function compute(ComputeResources: object) {
  return { Type: 'AWS::Batch::ComputeEnvironment', Properties: { Type: 'MANAGED', ComputeResources } };
}

function queue(properties: object, ...environments: string[]) {
  const ComputeEnvironmentOrder = environments.map((Ref, index) => ({ Order: index + 1, ComputeEnvironment: { Ref } }));
  return { Type: 'AWS::Batch::JobQueue', Properties: { Priority: 1, ComputeEnvironmentOrder, ...properties } };
}

function job(properties: object, vcpus = '1', gpus?: string) {
  const ResourceRequirements = [{ Type: 'VCPU', Value: vcpus }, { Type: 'MEMORY', Value: '512' }, ...gpus ? [{ Type: 'GPU', Value: gpus }] : []];
  return { Type: 'AWS::Batch::JobDefinition', Properties: { Type: 'container', ContainerProperties: { Image: 'a', ResourceRequirements }, ...properties } };
}

/** Simulates entries, each an object in YAML; nothing takes time to start up, unless `startup` says so. */
export function simulated(entries: string[], startup = '0s'): SimulationResult {
  const text = `startup: ${startup}\njobs:\n${entries.map((entry) => `  - { ${entry} }`).join('\n')}\n`;
  return simulate(writeTemplate({ Resources: RESOURCES }), parseWorkload(text, 'workload.yaml'));
}

export const MINUTE = 60_000;
