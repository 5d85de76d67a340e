import { isBatchClass } from '../../../model/instance-types/instance-types';
import { literal } from '../../../model/symbols';
import { isKnown, Unknown } from '../../../model/unknown';
import { allOf, judge, ofComputeEnvironments } from '../../answers';
import type { Answer, Rule } from '../../rule';

/** `c7g`, `u-6tb1`, `m7i-flex.large`, `c7i.metal-24xl`. */
const FAMILY_OR_TYPE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?$/;

export const CE_23: Rule = {
  id: 'CE-23',
  title: 'The instance types of a compute environment are types, families, or a class of AWS Batch, as they are meant',
  severity: 'warning',
  explanation: 'AWS Batch knows types (`c7g.large`), families (`c7g`), and its own classes `optimal`, `default_x86_64` and `default_arm64`, all '
    + 'in lower case. A class next to single types allows a hundred others, and makes the choice of the single ones pointless: the CDK appends '
    + '`optimal` unless it is told not to.',
  remedy: 'Correct the name. Leave the class out where only the listed types are meant; with the CDK, set `useOptimalInstanceClasses: false`.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html',
    'https://github.com/aws/aws-cdk/issues/25562',
  ],
  companions: ['SZ-13'],
  inspect: ofComputeEnvironments(({ instanceTypes }) => {
    const entries = instanceTypes.map(literal);
    const known = entries.filter(isKnown);
    return entries.length > 0 ? allOf([wellFormed(known), meant(known), entries.find((entry) => entry instanceof Unknown)]) : undefined;
  }),
};

function wellFormed(entries: readonly string[]): Answer {
  const wrong = entries.filter((entry) => !isBatchClass(entry) && !(FAMILY_OR_TYPE.test(entry) && /\d/.test(entry)));
  return judge(wrong.length === 0, (right) => right || `It lists ${wrong.map((entry) => `\`${entry}\``).join(', ')}, which ${
    wrong.length > 1 ? 'are neither types nor families' : 'is neither a type nor a family'} of EC2 instances`);
}

function meant(entries: readonly string[]): Answer {
  const batchClass = entries.find(isBatchClass);
  const types = entries.filter((entry) => entry.includes('.'));
  return judge(batchClass === undefined || types.length === 0, (consistent) => consistent
    || `It lists ${types.join(', ')} next to \`${batchClass}\`, which allows many others: jobs may run on types that were not meant`);
}
