import { volumesWith } from './volumes';
import { readNumber, readText } from '../../../model/read-value';
import { judge, ofTasks } from '../../answers';
import type { Rule } from '../../rule';

const MAX_LENGTH = 4096;
const MAX_PORT = 65_535;

export const ST_06: Rule = {
  id: 'ST-06',
  title: `A root directory has at most ${MAX_LENGTH} characters, and a port for encrypted traffic is 0 to ${MAX_PORT}`,
  severity: 'error',
  explanation: `AWS Batch rejects a job definition with a root directory of more than ${MAX_LENGTH} characters, or with a \`transitEncryptionPort\` beyond ${MAX_PORT}.`,
  remedy: 'Mount a directory further up, or an access point; leave the port out, and the mount helper chooses one.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_EFSVolumeConfiguration.html'],
  inspect: ofTasks((task) => [...volumesWith(task, 'efsVolumeConfiguration'), ...volumesWith(task, 's3filesVolumeConfiguration')]
    .flatMap(({ name, configuration }) => [
      judge(readText(configuration, 'rootDirectory'), ({ length }) => length <= MAX_LENGTH
        || `The root directory of the volume ${name} has ${length} characters, more than ${MAX_LENGTH}`),
      judge(readNumber(configuration, 'transitEncryptionPort'), (port) => (Number.isInteger(port) && port >= 0 && port <= MAX_PORT)
        || `The port ${port} of the volume ${name} is none from 0 to ${MAX_PORT}`),
    ])),
};
