import { type EfsVolume, efsVolumesOf } from './volumes';
import { isKnown } from '../../../model/unknown';
import { allOf, judge, ofTasks, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import type { Answer, Rule } from '../../rule';

export const ST_05: Rule = {
  id: 'ST-05',
  title: 'A volume with an access point is encrypted in transit and has no directory of its own',
  severity: 'error',
  explanation: 'An access point is reached over an encrypted connection only, and fixes the directory: AWS Batch rejects a job definition whose volume '
    + 'has one without `transitEncryption: ENABLED`, or beside a `rootDirectory` other than `/`.',
  remedy: 'Set `transitEncryption: ENABLED`, leave `rootDirectory` out, and give the access point the directory.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_EFSAuthorizationConfig.html'],
  inspect: ofTasks((task, _, inspection) => efsVolumesOf(task).map((volume) => judgeVolume(volume, inspection))),
};

function judgeVolume(volume: EfsVolume, inspection: Inspection): Answer {
  const { name, accessPointId, transitEncryption, rootDirectory } = volume;
  if (accessPointId === undefined || !isKnown(accessPointId)) {
    return accessPointId;
  }
  return allOf([
    ofItsFileSystem(volume, inspection),
    judge(transitEncryption, (encryption) => encryption === 'ENABLED', `The volume ${name} has an access point, and its transit encryption is not ENABLED`),
    judge(rootDirectory, (directory) => (directory === '/' || directory === '')
      || `The volume ${name} has an access point and the root directory \`${directory}\`: only one of them can tell the directory`),
  ]);
}

/** The point may be of a file system that the templates declare too, and the volume of another one. */
function ofItsFileSystem({ name, accessPointId, fileSystemId }: EfsVolume, inspection: Inspection): Answer {
  const accessPoint = inspection.find('accessPoints', accessPointId);
  const [ofPoint, ofVolume] = [isKnown(accessPoint) ? accessPoint.fileSystemId : accessPoint, fileSystemId].map((id) => inspection.find('fileSystems', id));
  return isKnown(ofPoint) && isKnown(ofVolume) && ofPoint !== ofVolume
    ? violates(`The volume ${name} is of the file system ${ofVolume.name}, and its access point is one of ${ofPoint.name}`)
    : undefined;
}
