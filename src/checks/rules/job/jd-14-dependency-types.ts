import { readList, readText } from '../../../model/read-value';
import { isObject, type JsonObject } from '../../../model/record';
import type { JobStartModel } from '../../../model/start-types';
import { isKnown } from '../../../model/unknown';
import { ofStarts, violates } from '../../answers';
import { type Answer, HOLDS, type Rule } from '../../rule';

export const JD_14: Rule = {
  id: 'JD-14',
  title: 'A dependency has the job id that its type asks for',
  severity: 'error',
  explanation: 'A dependency of the type SEQUENTIAL is one of an array job on itself and names no job; one of the type N_TO_N, and one without a type, '
    + 'is one on another job, and is rejected where it names none.',
  remedy: 'Give the id of the job to wait for. Leave it out, with the type SEQUENTIAL and an array size, for children that run one after the other.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/job_dependencies.html',
  ],
  inspect: ofStarts((start) => readList(start.request, 'dependsOn').filter(isObject).map((dependency) => judgeDependency(start, dependency))),
};

function judgeDependency({ request, label }: JobStartModel, dependency: JsonObject): Answer {
  const type = readText(dependency, 'type') ?? '';
  const id = readText(dependency, 'jobId');
  if (!isKnown(type)) {
    return type;
  }
  if (type.toUpperCase() !== 'SEQUENTIAL') {
    return id === undefined || id === '' ? violates(`A dependency of ${label}${type && ` of the type ${type}`} names no job to wait for`) : HOLDS;
  }
  if (id !== undefined) {
    return isKnown(id) ? violates(`A dependency of ${label} is of the type SEQUENTIAL, the order of an array's own children, and names the job ${id}`) : id;
  }
  return request.arrayProperties === undefined
    ? violates(`A dependency of ${label} is of the type SEQUENTIAL, the order of an array's own children, but the job is no array: it has no array size`)
    : HOLDS;
}
