import { readText } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import { Unknown } from '../../../model/unknown';
import { cannotTell, ofComputeEnvironments, violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

export const CE_38: Rule = {
  id: 'CE-38',
  title: 'It is decided whether Container Insights watches the compute',
  severity: 'info',
  explanation: 'Without Container Insights nothing records how much CPU and memory jobs use, so that sizes stay guesses. It is `DISABLED` unless '
    + '`EcsSettings` says otherwise, and costs a price for each metric.',
  remedy: 'Set `EcsSettings.ContainerInsights` to `ENABLED` or `ENHANCED`, or to `DISABLED` to have it decided.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_EcsSettings.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/cloudwatch-container-insights.html',
  ],
  inspect: ofComputeEnvironments(({ properties }) => {
    if (properties.eksConfiguration !== undefined) {
      return undefined;
    }
    const insights = properties.ecsSettings instanceof Unknown ? properties.ecsSettings : readText(objectMember(properties, 'ecsSettings'), 'containerInsights');
    if (insights instanceof Unknown) {
      return cannotTell(insights.reason);
    }
    return insights === undefined ? violates('It has no `EcsSettings.ContainerInsights`: nothing records what its jobs use') : HOLDS;
  }),
};
