import { Unknown } from '../../../model/unknown';
import { cannotTell, violates } from '../../answers';
import { isSet, ofInstanceEnvironments } from '../../environments';
import { runsBatchImages } from '../../images';
import { launchTemplatesOf } from '../../launch-templates';
import { HOLDS, type Rule } from '../../rule';

export const LT_07: Rule = {
  id: 'LT-07',
  title: 'The disk of the instances has a size that somebody chose',
  severity: 'info',
  explanation: 'Without block devices, instances get the root volume of their image: 30 GiB with the Amazon ECS images of Amazon Linux. The images and scratch '
    + 'files of all jobs of an instance share it, and image pulls of jobs that start together fill it first ("no space left on device").',
  remedy: 'Give the compute environment a launch template with `BlockDeviceMappings`: `/dev/xvda`, `gp3`, and a size for all jobs of an instance.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/launch-templates.html',
    'https://github.com/nextflow-io/nextflow/issues/5099',
    'https://github.com/aws/amazon-ecs-agent/issues/4308',
  ],
  inspect: ofInstanceEnvironments((environment, _, inspection) => {
    const uses = launchTemplatesOf(environment, inspection);
    const ours = runsBatchImages(environment, inspection);
    if (ours instanceof Unknown || !ours) {
      return ours instanceof Unknown ? cannotTell(ours.reason) : undefined;
    }
    if (uses.length === 0) {
      return violates('It has no launch template: its instances have the root volume of their image, 30 GiB for all jobs of an instance');
    }
    // Every image is known, hence every launch template.
    const without = uses.map(({ template }) => template).find((template) => !(template instanceof Unknown) && !(template.data instanceof Unknown)
      && !isSet(template.data.BlockDeviceMappings));
    return without && !(without instanceof Unknown)
      ? violates(`Its launch template \`${without.name}\` has no \`BlockDeviceMappings\`: instances have the root volume of their image, 30 GiB for all jobs of an instance`)
      : HOLDS;
  }),
};
