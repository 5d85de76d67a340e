import { readNumber } from '../../../model/read-value';
import { judge, violates } from '../../answers';
import { ofInstanceEnvironments } from '../../environments';
import type { Rule } from '../../rule';

export const UP_05: Rule = {
  id: 'UP-05',
  title: 'The number of vCPUs that run is left to AWS Batch',
  severity: 'warning',
  explanation: 'AWS Batch changes `desiredvCpus` all the time, as jobs need it. A template that has a number tries to set it back with each update, '
    + 'which fails when it is less than what runs at that moment.',
  remedy: 'Remove `DesiredvCpus`. To keep instances running, set `MinvCpus`.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/troubleshooting.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResourceUpdate.html',
  ],
  inspect: ofInstanceEnvironments((_, resources) => judge(
    readNumber(resources, 'desiredvCpus'),
    (vcpus) => violates(`It has \`DesiredvCpus: ${vcpus}\`: a later update fails while more than that run`),
  )),
};
