import { shown } from '../../../../private/shown';
import { ServiceError } from '../../../service-error';
import type { Operation } from '../../operation';
import { parameterDetail } from '../../shapes/parameter-detail';

/** One SSM parameter. */
export const getParameter: Operation = {
  name: 'GetParameter',
  handle: (input, { parameters }) => {
    const name = input.requiredText('Name');
    const parameter = parameters.find(name);
    if (!parameter) { throw new ServiceError('ParameterNotFound', `no value is known for the SSM parameter ${shown(name)}; put one with PutParameter`); }
    return { Parameter: parameterDetail(parameter, name, input.flag('WithDecryption')) };
  },
};
