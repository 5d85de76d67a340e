import { batchResource, modelOfResources } from './_helpers';

test('a scheduling policy is read in the API\'s terms', () => {
  const policy = batchResource('SchedulingPolicy', { Name: 'teams', FairsharePolicy: { ShareDecaySeconds: '60', ShareDistribution: [{ ShareIdentifier: 'a' }] } });
  expect(modelOfResources({ Policy: policy }).schedulingPolicies).toMatchObject([{
    name: 'teams', arn: 'teams.Arn', properties: { fairsharePolicy: { shareDecaySeconds: 60, shareDistribution: [{ shareIdentifier: 'a' }] } },
  }]);
});
