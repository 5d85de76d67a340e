import { batchResource, modelOf, stack } from './_helpers';
import { Unknown } from '../../src/model/unknown';

function exporting(name: unknown, value: unknown, stackName = 'Compute') {
  return stack({
    Resources: { Spot: batchResource('ComputeEnvironment') },
    Outputs: { Out: { Value: value, Export: { Name: name } } },
  }, stackName);
}

function importing(name: unknown) {
  const order = [{ ComputeEnvironment: { 'Fn::ImportValue': name }, Order: 1 }];
  return stack({ Resources: { Bulk: batchResource('JobQueue', { ComputeEnvironmentOrder: order }) } }, 'Queues');
}

test('an import gives what another template exports', () => {
  const model = modelOf(importing('Compute:Spot'), exporting('Compute:Spot', { Ref: 'Spot' }));
  expect(model.jobQueues[0].computeEnvironments).toEqual(['Spot.Ref']);
});

test('the name of an export can be an expression', () => {
  const model = modelOf(importing('Compute-Spot'), exporting({ 'Fn::Sub': '${AWS::StackName}-Spot' }, { Ref: 'Spot' }));
  expect(model.jobQueues[0].computeEnvironments).toEqual(['Spot.Ref']);
});

test('exports that import each other are unknown', () => {
  const model = modelOf(importing('A'), exporting('A', { 'Fn::ImportValue': 'B' }, 'One'), exporting('B', { 'Fn::ImportValue': 'A' }, 'Two'));
  expect(model.jobQueues[0].computeEnvironments).toEqual([new Unknown('the export "A" refers to itself')]);
});

test('an export whose name is imported is unknown', () => {
  const model = modelOf(importing('A'), exporting({ 'Fn::ImportValue': 'A' }, 'x'));
  expect(model.jobQueues[0].computeEnvironments).toEqual([new Unknown('Fn::ImportValue of "A", which none of the templates exports')]);
});

describe('an output of another stack, read without an export', () => {
  const compute = exporting('Compute:Spot', { Ref: 'Spot' });
  const reading = (argument: unknown) => stack({
    Resources: { Bulk: batchResource('JobQueue', { ComputeEnvironmentOrder: [{ ComputeEnvironment: { 'Fn::GetStackOutput': argument }, Order: 1 }] }) },
  }, 'Queues');

  test.each<[string, unknown, unknown]>([
    ['is its value', { StackName: 'Compute', OutputName: 'Out', Region: { Ref: 'AWS::Region' } }, 'Spot.Ref'],
    ['is unknown where there is no such output', { StackName: 'Compute', OutputName: 'In' }, new Unknown('Fn::GetStackOutput of "In" of "Compute", which none of the templates has')],
    ['is unknown where there is no such stack', { StackName: 'arn:aws:cloudformation:eu-west-1:1:stack/Compute/*', OutputName: 'Out' },
      new Unknown('Fn::GetStackOutput of "Out" of "arn:aws:cloudformation:eu-west-1:1:stack/Compute/*", which none of the templates has')],
    ['is unknown where the output has no name', { StackName: 'Compute' }, new Unknown('a list or an object stands where a text should')],
  ])('%s', (_, argument, expected) => {
    expect(modelOf(reading(argument), compute).jobQueues[0].computeEnvironments).toEqual([expected]);
  });
});
