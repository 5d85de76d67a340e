import type { JsonObject } from '#shared/model/record';
import { batchArn, findRevisions, revisionOf } from '../../../deployment';
import type { Operation } from '../../operation';
import { shapeOf } from '../../service-model';
import { checkJobDefinition } from './rules/job-definition';
import { MAX_JOB_DEFINITION_BYTES, NAME } from './rules/limits';
import { readTags } from './rules/tags';

/** Registers a job definition, or the next revision of one. */
export const registerJobDefinition: Operation = {
  name: 'RegisterJobDefinition',
  maxBytes: MAX_JOB_DEFINITION_BYTES,
  handle: (input, { account }) => {
    const { jobDefinitionName: _, ...properties } = input.ofShape<JsonObject>(shapeOf('RegisterJobDefinitionRequest$'));
    const jobDefinitionName = input.requiredText('jobDefinitionName', NAME);
    checkJobDefinition(input);
    readTags(input);
    const revision = Math.max(0, ...findRevisions(account, jobDefinitionName).map(revisionOf)) + 1;
    const jobDefinitionArn = batchArn('job-definition', `${jobDefinitionName}:${revision}`);
    account.change({ type: 'CREATED', at: Date.now(), member: 'jobDefinitions', name: jobDefinitionName, arn: jobDefinitionArn, properties });
    return { jobDefinitionName, jobDefinitionArn, revision };
  },
};
