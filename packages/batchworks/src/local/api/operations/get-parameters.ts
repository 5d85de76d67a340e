import { findParameter } from '../../deployment';
import type { Operation } from '../operation';
import { parameterDetail } from '../shapes/parameter-detail';

const MAX_NAMES = 10;

/** SSM parameters by name or ARN. Those that do not exist, or whose value the template does not tell, are invalid. */
export const getParameters: Operation = {
  name: 'GetParameters',
  handle: (input, { account }) => {
    const names = input.texts('Names') ?? [];
    if (names.length < 1 || names.length > MAX_NAMES) { throw input.invalid(`\`Names\` must have 1 to ${MAX_NAMES} names, got ${names.length}`); }
    const found = names.map((name) => ({ name, detail: parameterDetail(findParameter(account, name), name) }));
    return {
      Parameters: found.flatMap(({ detail }) => detail ?? []),
      InvalidParameters: found.filter(({ detail }) => !detail).map(({ name }) => name),
    };
  },
};
