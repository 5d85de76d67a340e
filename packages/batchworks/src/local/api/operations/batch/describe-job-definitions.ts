import type { JobDefinitionModel } from '#shared/model/types';
import { findRevisions } from '../../../deployment';
import type { Operation } from '../../operation';
import { page } from '../../page';
import { jobDefinitionDetail } from '../../shapes/job-definition-detail';

const STATUS = { pattern: /^(ACTIVE|INACTIVE)$/, rule: 'ACTIVE or INACTIVE' };

/** Describes the revisions of job definitions that are asked for, by ARN, name and revision, or name, or all. */
export const describeJobDefinitions: Operation = {
  name: 'DescribeJobDefinitions',
  handle: (input, { account }) => {
    const name = input.text('jobDefinitionName');
    const references = input.texts('jobDefinitions') ?? (name ? [name] : undefined);
    const status = input.text('status', STATUS);
    const found = references ? [...new Set(references.flatMap((reference) => findRevisions(account, reference)))] : account.model.jobDefinitions;
    const { items, nextToken } = page(found, input, 100, (definition) => status === undefined || status === statusOf(definition));
    return { jobDefinitions: items.map((definition) => jobDefinitionDetail(definition, account)), nextToken };
  },
};

function statusOf({ properties }: JobDefinitionModel) {
  return properties.status ?? 'ACTIVE';
}
