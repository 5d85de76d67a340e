import { consumableResourcesOf, neededConsumableResources } from '../../src/local/consumable-resources';
import { findJobDefinition, findJobQueue, readDeployment } from '../../src/local/deployment';
import { createJobRecord } from '../../src/local/submission';
import { template, writeTemplate } from '../_helpers/templates';

const NEEDS = (...entries: [unknown, number][]) => ({
  ConsumableResourceList: entries.map(([ConsumableResource, Quantity]) => ({ ConsumableResource, Quantity })),
});
const NODE = { Image: 'a', ResourceRequirements: [{ Type: 'VCPU', Value: '1' }, { Type: 'MEMORY', Value: '512' }] };

/** There are 20 licenses, and any number of tokens of another template. */
const deployment = readDeployment(writeTemplate(template({
  jobs: {
    Plain: {},
    ByRef: { properties: { ConsumableResourceProperties: NEEDS([{ Ref: 'Licenses' }, 2], ['arn:aws:batch:us-east-1:1:consumable-resource/tokens', 1]) } },
    ByName: { properties: { ConsumableResourceProperties: NEEDS(['licenses', 2], ['licenses', 1]) } },
  },
  resources: {
    Licenses: {
      Type: 'AWS::Batch::ConsumableResource',
      Properties: { ConsumableResourceName: 'licenses', ResourceType: 'NON_REPLENISHABLE', TotalQuantity: 20 },
    },
    Nodes: {
      Type: 'AWS::Batch::JobDefinition',
      Properties: {
        Type: 'multinode',
        NodeProperties: {
          NumNodes: 3,
          MainNode: 0,
          NodeRangeProperties: [
            { TargetNodes: '0', Container: NODE },
            { TargetNodes: '1:', Container: NODE, ConsumableResourceProperties: NEEDS(['licenses', 2]) },
          ],
        },
      },
    },
  },
})));

function neededBy(job: string) {
  const record = createJobRecord({
    jobName: 'test',
    jobQueue: findJobQueue(deployment, 'Bulk'),
    jobDefinition: findJobDefinition(deployment, job),
    dependsOn: [],
    parameters: {},
    taskOverrides: {},
    nodeOverrides: { ranges: [] },
  });
  return neededConsumableResources(record, deployment.model);
}

test('a template tells how much there is', () => {
  expect(consumableResourcesOf(deployment.model)).toEqual([{ name: 'licenses', resourceType: 'NON_REPLENISHABLE', totalQuantity: 20 }]);
});

test.each([
  ['Plain', []],
  ['ByRef', [{ name: 'licenses', quantity: 2 }, { name: 'tokens', quantity: 1 }]],
  ['ByName', [{ name: 'licenses', quantity: 3 }]],
  ['Nodes', [{ name: 'licenses', quantity: 4 }]],
])('what the job %s needs', (job, expected) => {
  expect(neededBy(job)).toEqual(expected);
});
