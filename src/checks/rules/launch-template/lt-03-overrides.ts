import { readList, readTexts } from '../../../model/read-value';
import { isObject, objectMember } from '../../../model/record';
import { isKnown, Unknown } from '../../../model/unknown';
import { cannotTell, violates } from '../../answers';
import { ofInstanceEnvironments } from '../../environments';
import { type Answer, HOLDS, type Rule } from '../../rule';

const MOST = 10;

/** What AWS Batch chooses the types of itself. */
const BUNDLES = ['optimal', 'default_x86_64', 'default_arm64'];

export const LT_03: Rule = {
  id: 'LT-03',
  title: 'Launch template overrides are for different types, out of those of the compute environment',
  severity: 'error',
  explanation: `AWS Batch takes at most ${MOST} overrides. Each names, in \`targetInstanceTypes\`, types or families that are among the \`instanceTypes\` of the `
    + 'compute environment; none may be named twice, neither as a type and again within its family, and `optimal` and `default_…` not at all.',
  remedy: 'Name in each override the families or types that it is for, each of them once, and list them in `InstanceTypes` too.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_LaunchTemplateSpecification.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_LaunchTemplateSpecificationOverride.html',
  ],
  inspect: ofInstanceEnvironments(({ instanceTypes }, resources) => {
    const overrides = readList(objectMember(resources, 'launchTemplate'), 'overrides');
    if (overrides.length === 0) {
      return undefined;
    }
    if (overrides.length > MOST) {
      return violates(`Its launch template has ${overrides.length} overrides, and AWS Batch takes at most ${MOST}`);
    }
    const targets = overrides.flatMap((override) => (isObject(override) ? readTexts(override, 'targetInstanceTypes') : [new Unknown('an override is not known')]));
    const unknown = [...targets, ...instanceTypes].find((type) => type instanceof Unknown);
    return unknown ? cannotTell(unknown.reason) : judgeTargets(targets.filter(isKnown), instanceTypes.filter(isKnown));
  }),
};

function judgeTargets(targets: readonly string[], allowed: readonly string[]): Answer {
  const bundle = targets.find((target) => BUNDLES.includes(target));
  if (bundle) {
    return violates(`A launch template override is for \`${bundle}\`, and AWS Batch takes types and families only`);
  }
  const twice = namedTwice(targets);
  if (twice) {
    return violates(`Two launch template overrides are for \`${twice}\`: AWS Batch does not know which one to take, and refuses both`);
  }
  const types = new Set(allowed);
  const foreign = targets.find((target) => !types.has(target) && !types.has(familyOf(target)));
  // A bundle has families that may change; a family may count as named where only types of it are.
  const mayBeNamed = foreign !== undefined && allowed.some((type) => BUNDLES.includes(type) || familyOf(type) === foreign);
  if (mayBeNamed) {
    return cannotTell(`whether ${foreign} is among the instance types depends on what AWS Batch makes of them`);
  }
  return foreign ? violates(`A launch template override is for \`${foreign}\`, which is not among its \`InstanceTypes\` (${allowed.join(', ')}): AWS Batch refuses it`) : HOLDS;
}

/** A target that is there twice, or within its family. */
function namedTwice(targets: readonly string[]): string | undefined {
  const all = new Set(targets);
  const seen = new Set<string>();
  return targets.find((target) => {
    const again = seen.has(target) || (target !== familyOf(target) && all.has(familyOf(target)));
    seen.add(target);
    return again;
  });
}

function familyOf(type: string): string {
  return type.split('.')[0];
}
