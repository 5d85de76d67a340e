import { ofLaunchTemplates } from './templates';
import { readList, readText } from '../../../model/read-value';
import { isObject } from '../../../model/record';
import { Unknown } from '../../../model/unknown';
import { cannotTell, violates } from '../../answers';
import { imageTypesOf, runsBatchImages } from '../../images';
import { HOLDS, type Rule } from '../../rule';

/** The root of the Amazon ECS images of Amazon Linux 2 and 2023, in the example of the launch templates' page. */
const ROOT = '/dev/xvda';

/** What other images call their root (Ubuntu, Debian), and the second volume that Amazon Linux 1 had for Docker. */
const ROOTS_ELSEWHERE = ['/dev/sda1', '/dev/sda', '/dev/xvdcz'];

export const LT_08: Rule = {
  id: 'LT-08',
  title: 'The volume of a launch template is the root volume of the image',
  severity: 'warning',
  explanation: `The root device of Amazon Linux 2 and 2023 is \`${ROOT}\`. A volume by the name that another image gives to its root is attached beside it, `
    + 'unformatted and unmounted: it costs, and jobs still share the 30 GiB of the image.',
  remedy: `Set \`DeviceName\` to \`${ROOT}\`.`,
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/launch-templates.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html',
  ],
  inspect: ofLaunchTemplates(({ template, data, environment }, inspection) => {
    const mappings = readList(data, 'BlockDeviceMappings');
    const names = mappings.map((mapping) => (isObject(mapping) ? readText(mapping, 'DeviceName') : new Unknown('a block device is not known')));
    if (names.length === 0 || names.includes(ROOT)) {
      return names.length === 0 ? undefined : HOLDS;
    }
    const unknown = [...names, ...imageTypesOf(environment), runsBatchImages(environment, inspection)].find((value) => value instanceof Unknown);
    if (unknown instanceof Unknown) {
      return cannotTell(unknown.reason);
    }
    const elsewhere = names.find((name) => ROOTS_ELSEWHERE.includes(String(name)));
    // Volumes by other names are likely meant to be mounted by the user data.
    return elsewhere && runsBatchImages(environment, inspection)
      ? violates(`The volume of its launch template \`${template.name}\` is \`${String(elsewhere)}\`, and the root of its image is \`${ROOT}\`: nothing mounts it`)
      : undefined;
  }),
};
