import { ARCHITECTURE_NAMES, ARCHITECTURES, architecturesOf } from './architectures';
import { isKnown } from '../../../model/unknown';
import { violates } from '../../answers';
import { fleetOfEntry, ofFleets } from '../../fleet';
import { HOLDS, type Rule } from '../../rule';

export const CE_04: Rule = {
  id: 'CE-04',
  title: 'All instance types of a compute environment have processors of one architecture',
  severity: 'error',
  explanation: 'AWS Batch rejects a compute environment that mixes x86 and ARM ("arm-based instance type cannot be used with other instance types"). '
    + 'The classes `optimal` and `default_x86_64` are x86; the CDK appends `optimal` unless it is told not to.',
  remedy: 'Make a compute environment for each architecture, each on its own queue; with the CDK, set `useOptimalInstanceClasses: false`.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html',
    'https://github.com/aws/aws-cdk/issues/31148',
  ],
  inspect: ofFleets((fleet, environment) => {
    if (architecturesOf(fleet).length < ARCHITECTURES.length) {
      return fleet.unknown ?? HOLDS;
    }
    const entries = environment.instanceTypes.filter(isKnown);
    const mix = ARCHITECTURES.map((architecture) => {
      const those = entries.filter((entry) => architecturesOf(fleetOfEntry(entry)).includes(architecture));
      return `${those.join(', ')} ${those.length > 1 ? 'are' : 'is'} ${ARCHITECTURE_NAMES[architecture]}`;
    });
    return violates(`Of its instance types, ${mix.join(', and ')}`);
  }),
};
