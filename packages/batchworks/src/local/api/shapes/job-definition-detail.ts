import type { JobDefinitionModel } from '#shared/model/types';
import type { JobDefinition } from '@aws-sdk/client-batch';
import { tagsOf } from './tags';
import type { Account } from '../../account';
import { describeJobDefinition } from '../../submission';

/** A job definition as DescribeJobDefinitions shows it. */
export function jobDefinitionDetail(definition: JobDefinitionModel, account: Account): JobDefinition {
  return { ...describeJobDefinition(definition), tags: tagsOf(definition, account) };
}
