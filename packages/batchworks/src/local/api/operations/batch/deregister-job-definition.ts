import { ClientException } from '../../../service-error';
import type { Operation } from '../../operation';
import { requiredJobDefinition } from './lookup/required';
import { shown } from '../../../../private/shown';

/** Makes a revision of a job definition INACTIVE: it takes no new jobs, those that it has go on. */
export const deregisterJobDefinition: Operation = {
  name: 'DeregisterJobDefinition',
  handle: (input, { account }) => {
    const reference = input.requiredText('jobDefinition');
    if (!/:\d+$/.test(reference)) {
      throw new ClientException(`\`jobDefinition\` must be the ARN of a revision, or \`name:revision\`, got ${shown(reference)}`);
    }
    const { arn } = requiredJobDefinition(account, reference);
    account.change({ type: 'UPDATED', at: Date.now(), member: 'jobDefinitions', arn, properties: { status: 'INACTIVE' } });
  },
};
