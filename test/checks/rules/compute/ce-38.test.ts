import { outcomeOfCompute } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each<[object, string | undefined]>([
  [{}, 'violates'],
  [{ EcsSettings: { ContainerInsights: 'ENHANCED' } }, 'holds'],
  [{ EcsSettings: { ContainerInsights: 'DISABLED' } }, 'holds'],
  [{ EcsSettings: UNKNOWN }, 'unknown'],
  [{ EcsSettings: { ContainerInsights: UNKNOWN } }, 'unknown'],
  [{ EksConfiguration: { EksClusterArn: 'arn', KubernetesNamespace: 'batch' } }, undefined],
])('compute with %j: %s', (properties, outcome) => {
  expect(outcomeOfCompute('CE-38', 'EC2', {}, properties)).toBe(outcome);
});
