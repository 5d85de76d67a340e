import { readList } from '../../../model/read-value';
import { Unknown } from '../../../model/unknown';
import { cannotTell, violates } from '../../answers';
import { ofInstanceEnvironments } from '../../environments';
import { HOLDS, type Rule } from '../../rule';

const MOST = 2;

export const CE_21: Rule = {
  id: 'CE-21',
  title: 'A compute environment has at most two image configurations',
  severity: 'error',
  explanation: 'AWS Batch takes one or two entries in `ec2Configuration`: one for instances with GPUs, one for those without.',
  remedy: 'Keep two entries in `Ec2Configuration`, or make a compute environment for each image.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html'],
  inspect: ofInstanceEnvironments((_, resources) => {
    if (resources.ec2Configuration instanceof Unknown) {
      return cannotTell(resources.ec2Configuration.reason);
    }
    const { length } = readList(resources, 'ec2Configuration');
    return length > MOST ? violates(`Its \`Ec2Configuration\` has ${length} entries, and AWS Batch takes at most ${MOST}`) : HOLDS;
  }),
};
