import { UNKNOWN } from '../../_helpers';
import { outcomeOfCompute } from '../compute/_helpers';

test.each<[unknown, string | undefined]>([
  [{ LaunchTemplateId: 'lt-1' }, 'holds'],
  [{ LaunchTemplateName: 'farm' }, 'holds'],
  [{ LaunchTemplateId: 'lt-1', LaunchTemplateName: 'farm' }, 'violates'],
  [{ Version: '1' }, 'violates'],
  [{ LaunchTemplateId: 'lt-1', LaunchTemplateName: UNKNOWN }, 'unknown'],
  [{ LaunchTemplateId: 'lt-1', Overrides: [{ TargetInstanceTypes: ['m7i'] }] }, 'violates'],
  [UNKNOWN, 'unknown'],
  [undefined, undefined],
])('the launch template %j: %s', (specification, outcome) => {
  expect(outcomeOfCompute('LT-02', 'EC2', { LaunchTemplate: specification })).toBe(outcome);
});
