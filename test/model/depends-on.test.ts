import { batchResource, modelOfResources } from './_helpers';

test.each([
  [undefined, []],
  ['Policy', ['Policy']],
  [['Role', 'Policy'], ['Role', 'Policy']],
  [{ Ref: 'Policy' }, []],
  [[1, 'Policy'], ['Policy']],
])('the dependencies %j of a compute environment', (dependsOn, expected) => {
  const [environment] = modelOfResources({ Compute: batchResource('ComputeEnvironment', {}, { DependsOn: dependsOn }) }).computeEnvironments;
  expect(environment.dependsOn).toEqual(expected);
});
