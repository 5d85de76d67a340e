import { findParameter } from '../../deployment';
import { ServiceError } from '../../service-error';
import type { Operation } from '../operation';
import { parameterDetail } from '../shapes/parameter-detail';

/** One SSM parameter. */
export const getParameter: Operation = {
  name: 'GetParameter',
  handle: (input, { account }) => {
    const name = input.requiredText('Name');
    const detail = parameterDetail(findParameter(account, name), name);
    if (!detail) { throw new ServiceError('ParameterNotFound', `the templates give no value for the SSM parameter "${name}"`); }
    return { Parameter: detail };
  },
};
