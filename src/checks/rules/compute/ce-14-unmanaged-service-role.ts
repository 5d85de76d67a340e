import { readText } from '../../../model/read-value';
import { judge, ofComputeEnvironments } from '../../answers';
import type { Rule } from '../../rule';

export const CE_14: Rule = {
  id: 'CE-14',
  title: 'An unmanaged compute environment has a service role',
  severity: 'error',
  explanation: 'The service-linked role serves managed environments only: AWS Batch rejects an unmanaged one without `ServiceRole` ("ServiceRole is required").',
  remedy: 'Give it a role that trusts batch.amazonaws.com and has the policy service-role/AWSBatchServiceRole.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/using-service-linked-roles-batch-general.html'],
  inspect: ofComputeEnvironments(({ type, properties }) => {
    if (type !== 'UNMANAGED') {
      return undefined;
    }
    const role = readText(properties, 'serviceRole') ?? '';
    return judge(role, (reference) => reference !== '', 'It is unmanaged and has no `ServiceRole`: it cannot be created');
  }),
};
