import { readNumber } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import { judge, ofStarts } from '../../answers';
import type { Rule } from '../../rule';

const MIN_SIZE = 2;
const MAX_SIZE = 10_000;

export const JD_12: Rule = {
  id: 'JD-12',
  title: 'An array job has 2 to 10,000 children',
  severity: 'error',
  explanation: `AWS Batch rejects an array job of fewer than ${MIN_SIZE} or more than 10,000 children, so that nothing is started.`,
  remedy: 'Leave the size out for one job; split more than 10,000 over several submissions.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/array_jobs.html',
    'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_BatchArrayProperties.html',
  ],
  inspect: ofStarts(({ request, label }) => judge(
    readNumber(objectMember(request, 'arrayProperties'), 'size'),
    (size) => (Number.isInteger(size) && size >= MIN_SIZE && size <= MAX_SIZE)
      || `The array job that ${label} submits has the size ${size}, where AWS Batch accepts ${MIN_SIZE} to 10,000: every submission is rejected`,
  )),
};
