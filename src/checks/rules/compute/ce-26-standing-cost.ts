import { judge, violates } from '../../answers';
import { ofInstanceEnvironments } from '../../environments';
import { HOLDS, type Rule } from '../../rule';

export const CE_26: Rule = {
  id: 'CE-26',
  title: 'Compute without jobs costs nothing',
  severity: 'info',
  explanation: 'AWS Batch keeps instances with `minvCpus` vCPUs running, jobs or not, even while the compute environment is `DISABLED`.',
  remedy: 'Set `MinvCpus` to 0, unless jobs must start without waiting for an instance.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html'],
  inspect: ofInstanceEnvironments(({ minvCpus }) => judge(
    minvCpus,
    (vcpus) => (vcpus <= 0 ? HOLDS : violates(`Its \`MinvCpus\` is ${vcpus}: instances with as many vCPUs run, and cost, around the clock`)),
  )),
};
