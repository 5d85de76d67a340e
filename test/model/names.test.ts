import { batchResource, modelOf, modelOfResources, stack } from './_helpers';
import { uniqueNames } from '../../src/model/names';

function names(...resources: { path?: string; physicalName?: string; logicalId?: string; template?: string }[]) {
  return uniqueNames(resources.map((resource, index) => ({ template: 'Farm', logicalId: `Id${index}`, ...resource })));
}

describe('the name of a resource', () => {
  test.each([
    ['is the physical name', [{ physicalName: 'frames', path: 'Farm/Frame' }], ['frames']],
    ['is the last part of the path', [{ path: 'Farm/Frame' }], ['Frame']],
    ['is the logical id where there is no path', [{ logicalId: 'Frame9657C0F1' }], ['Frame9657C0F1']],
    ['has no character that AWS Batch forbids', [{ path: 'Farm/a frame (big)' }], ['a-frame-big-']],
    ['is longer where two would be the same', [{ path: 'Farm/A/Frame' }, { path: 'Farm/B/Frame' }, { path: 'Farm/C' }], ['A-Frame', 'B-Frame', 'C']],
    ['is as long as it must be', [{ path: 'X/A/Frame' }, { path: 'Y/A/Frame' }], ['X-A-Frame', 'Y-A-Frame']],
    ['can be the whole path', [{ path: 'Prod/Farm/Frame' }, { path: 'Farm/Frame' }], ['Prod-Farm-Frame', 'Farm-Frame']],
    ['stays with who has it as physical name', [{ path: 'Farm/frames' }, { physicalName: 'frames' }], ['Farm-frames', 'frames']],
    ['stays, also against a whole path', [{ path: 'frames' }, { physicalName: 'frames' }], ['Id0', 'frames']],
    ['is from the path where two have one physical name', [{ physicalName: 'x', path: 'A/P' }, { physicalName: 'x', path: 'A/Q' }], ['P', 'Q']],
    ['has the template where all else is the same', [{ logicalId: 'F', template: 'A' }, { logicalId: 'F', template: 'B' }], ['A-F', 'B-F']],
    ['has a number where even that is', [{ logicalId: 'F' }, { logicalId: 'F' }], ['Farm-F', 'Farm-F-2']],
  ])('%s', (_, resources, expected) => {
    expect(names(...resources)).toEqual(expected);
  });
});

describe('the path of a resource', () => {
  test.each([
    ['the CDK\'s, without the resource', { 'aws:cdk:path': 'Farm/Frame/Resource' }, 'Farm/Frame'],
    ['the CDK\'s, without all that is hidden', { 'aws:cdk:path': 'Farm/Spot/Resource/Default/Resource' }, 'Farm/Spot'],
    ['the construct\'s own', { 'aws:cdk:path': 'Farm/Render/Frame/Job/Resource', 'cdk-batchworks:path': 'Farm/Render/Frame' }, 'Farm/Render/Frame'],
    ['none', {}, undefined],
    ['none if it is no text', { 'aws:cdk:path': 7 }, undefined],
  ])('is %s', (_, metadata, path) => {
    expect(modelOfResources({ X: batchResource('JobQueue', {}, { Metadata: metadata }) }).jobQueues[0].path).toBe(path);
  });

  test('is known from the cloud assembly where the template has none', () => {
    const farm = { ...stack({ Resources: { X1: batchResource('JobQueue') } }), paths: new Map([['X1', 'Farm/Bulk/Resource']]) };
    expect(modelOf(farm).jobQueues[0]).toMatchObject({ path: 'Farm/Bulk', name: 'Bulk' });
  });
});

test('a physical name can be an expression, but not one that a deploy decides', () => {
  const model = modelOfResources({
    A: batchResource('JobQueue', { JobQueueName: { 'Fn::Sub': '${AWS::StackName}-bulk' } }),
    B: batchResource('JobQueue', { JobQueueName: { Ref: 'B' } }),
  });
  expect(model.jobQueues.map(({ name }) => name)).toEqual(['Farm-bulk', 'B']);
});
