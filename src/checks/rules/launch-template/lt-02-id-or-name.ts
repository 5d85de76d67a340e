import { Unknown } from '../../../model/unknown';
import { cannotTell, violates } from '../../answers';
import { ofInstanceEnvironments, isSet } from '../../environments';
import { launchTemplatesOf } from '../../launch-templates';
import { HOLDS, type Rule } from '../../rule';

export const LT_02: Rule = {
  id: 'LT-02',
  title: 'A launch template is named by its id or by its name, not by both',
  severity: 'error',
  explanation: 'AWS Batch takes either `launchTemplateId` or `launchTemplateName`, and refuses both as well as neither.',
  remedy: 'Keep `LaunchTemplateId`, and remove `LaunchTemplateName`.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_LaunchTemplateSpecification.html'],
  inspect: ofInstanceEnvironments((environment, resources, inspection) => launchTemplatesOf(environment, inspection).map(({ specification }) => {
    const { launchTemplateId: id, launchTemplateName: name } = specification;
    if (resources.launchTemplate instanceof Unknown || id instanceof Unknown || name instanceof Unknown) {
      return cannotTell('the launch template is not known');
    }
    if (isSet(id) === isSet(name)) {
      return violates(`Its launch template has ${isSet(id) ? 'both an id and a name' : 'neither an id nor a name'}: AWS Batch refuses it`);
    }
    return HOLDS;
  })),
};
