import { findJobDefinition } from '../../deployment';
import { describeJobDefinition } from '../../submission';
import type { Operation } from '../operation';
import { page } from '../page';
import { existing } from './existing';

/** Describes the job definitions that are asked for, by ARN, name and revision, or name, or all. Every one has one revision. */
export const describeJobDefinitions: Operation = {
  name: 'DescribeJobDefinitions',
  handle: (input, { deployment }) => {
    const name = input.text('jobDefinitionName');
    const references = input.texts('jobDefinitions') ?? (name ? [name] : undefined);
    const isActiveWanted = (input.text('status') ?? 'ACTIVE') === 'ACTIVE';
    const found = references
      ? existing(references, (reference) => findJobDefinition(deployment, reference))
      : deployment.model.jobDefinitions;
    const { items, nextToken } = page(isActiveWanted ? found : [], input, 100);
    return { jobDefinitions: items.map((definition) => describeJobDefinition(definition)), nextToken };
  },
};
