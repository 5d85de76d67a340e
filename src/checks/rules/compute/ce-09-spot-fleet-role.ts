import { readText } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import { isKnown, Unknown } from '../../../model/unknown';
import { allOf, ofComputeEnvironments, violates } from '../../answers';
import type { Rule } from '../../rule';
import { roleHas } from '../iam/agent';
import { SOMETHING } from '../iam/allows';
import { trusts } from '../iam/trust';

const POLICY = 'service-role/AmazonEC2SpotFleetTaggingRole';

export const CE_09: Rule = {
  id: 'CE-09',
  title: 'Spot compute with BEST_FIT has a role for the Spot Fleet',
  severity: 'error',
  explanation: 'BEST_FIT, which is the default, asks a Spot Fleet for its instances. The fleet launches and tags them with `spotIamFleetRole`, which has to '
    + `trust spotfleet.amazonaws.com and to have what ${POLICY} allows. Otherwise no instance starts, and the jobs stay in RUNNABLE.`,
  remedy: 'Take SPOT_PRICE_CAPACITY_OPTIMIZED, which needs no such role; or give the environment a role that trusts spotfleet.amazonaws.com and has the '
    + `policy ${POLICY}.`,
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/spot_fleet_IAM_role.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html',
  ],
  inspect: ofComputeEnvironments(({ type, computeType, properties }, inspection) => {
    const resources = objectMember(properties, 'computeResources');
    const strategy = readText(resources, 'allocationStrategy') ?? 'BEST_FIT';
    if (type !== 'MANAGED' || computeType !== 'SPOT' || !isKnown(strategy) || strategy.toUpperCase() !== 'BEST_FIT') {
      return type === 'MANAGED' && computeType === 'SPOT' && strategy instanceof Unknown ? strategy : undefined;
    }
    const reference = readText(resources, 'spotIamFleetRole');
    if (reference === undefined) {
      return violates('It is Spot compute with BEST_FIT and has no `spotIamFleetRole`: no instance could be asked for');
    }
    const role = inspection.find('roles', reference);
    return isKnown(role) ? allOf([
      trusts('The Spot Fleet role', role, 'spotfleet', 'the Spot Fleet cannot use it, and no instance starts'),
      // Not more than what a fleet cannot do without: a policy that was written by hand need not have the rest.
      roleHas('The Spot Fleet role', reference, [{ actions: ['ec2:RunInstances'], on: SOMETHING, what: 'anything' }], 'no instance starts', inspection),
    ]) : role;
  }),
};
