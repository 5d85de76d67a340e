import { readNumber } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import { allOf, judge, ofContainers } from '../../answers';
import type { Rule } from '../../rule';

export const SZ_15: Rule = {
  id: 'SZ-15',
  title: 'A container that sets `swappiness` sets `maxSwap`, too, and a value from 0 to 100',
  severity: 'warning',
  explanation: 'Without `maxSwap`, AWS Batch ignores `swappiness`, and Linux uses the default of 60. Other values than whole numbers from 0 to 100 '
    + 'are invalid.',
  remedy: 'Set `maxSwap` to the MiB of swap that the container may use, or leave out `swappiness`.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_LinuxParameters.html'],
  inspect: ofContainers(({ properties }) => {
    const linux = objectMember(properties, 'linuxParameters');
    return judge(readNumber(linux, 'swappiness'), (swappiness) => allOf([
      judge(Number.isInteger(swappiness) && swappiness >= 0 && swappiness <= 100, (valid) => valid || `Its \`swappiness\` is ${swappiness}, not a whole number from 0 to 100`),
      judge(linux.maxSwap !== undefined, (isUsed) => isUsed || `Its \`swappiness\` of ${swappiness} is ignored, because it has no \`maxSwap\``),
    ]));
  }),
};
