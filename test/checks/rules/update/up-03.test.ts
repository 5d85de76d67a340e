import { UNKNOWN } from '../../_helpers';
import { FOREIGN_TEMPLATE, launchTemplate, outcomeOfCompute, OWN_TEMPLATE } from '../compute/_helpers';

function outcome(version: unknown, properties: object = {}) {
  const use = { LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: version } };
  return outcomeOfCompute('UP-03', 'EC2', use, properties, { Template: launchTemplate({}) });
}

test.each<[unknown, string]>([
  [{ 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] }, 'holds'],
  [{ 'Fn::GetAtt': ['Template', 'DefaultVersionNumber'] }, 'violates'],
  [undefined, 'violates'],
  ['$Default', 'violates'],
  ['$Latest', 'violates'],
  ['3', 'violates'],
  [{ 'Fn::GetAtt': ['Other', 'LatestVersionNumber'] }, 'unknown'],
  [UNKNOWN, 'unknown'],
])('the version %j: %s', (version, expected) => {
  expect(outcome(version)).toBe(expected);
});

test('a number that is read changes compute that is updated in place as well', () => {
  expect(outcome({ 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] }, { ReplaceComputeEnvironment: false })).toBe('holds');
});

test('overrides have versions of their own', () => {
  const overrides = [{ LaunchTemplateId: { Ref: 'Template' }, TargetInstanceTypes: ['g5'] }];
  const use = { LaunchTemplate: { ...OWN_TEMPLATE.LaunchTemplate, Overrides: overrides } };
  expect(outcomeOfCompute('UP-03', 'EC2', use, {}, { Template: launchTemplate({}) })).toBe('violates');
});

test('a launch template from elsewhere is unknown', () => {
  expect(outcomeOfCompute('UP-03', 'EC2', FOREIGN_TEMPLATE)).toBe('unknown');
});
