import type { Operation } from '../../operation';
import { parameterDetail } from '../../shapes/parameter-detail';

const MAX_NAMES = 10;

/** SSM parameters by name or ARN. Those that do not exist, or whose value nobody told, are invalid. */
export const getParameters: Operation = {
  name: 'GetParameters',
  handle: (input, { parameters }) => {
    const names = input.texts('Names') ?? [];
    if (names.length < 1 || names.length > MAX_NAMES) { throw input.invalid(`\`Names\` must have 1 to ${MAX_NAMES} names, got ${names.length}`); }
    const withDecryption = input.flag('WithDecryption');
    const found = names.map((name) => ({ name, parameter: parameters.find(name) }));
    return {
      Parameters: found.flatMap(({ name, parameter }) => parameter ? [parameterDetail(parameter, name, withDecryption)] : []),
      InvalidParameters: found.filter(({ parameter }) => !parameter).map(({ name }) => name),
    };
  },
};
