import { ServiceError } from '../../../service-error';
import type { Input } from '../../input';
import type { Operation } from '../../operation';

/**
 * Names of levels begin with a slash. That AWS keeps those that begin with "aws" to itself does not matter here: a job may use one of them,
 * and its value has to come from somewhere.
 */
const NAME = { pattern: /^(?=.{1,1011}$)([\w.-]+|(\/[\w.-]+){1,15})$/, rule: 'a name of letters, digits and _.-, or up to 15 of them with a slash before each' };
const TYPE = { pattern: /^(String|StringList|SecureString)$/, rule: 'String, StringList or SecureString' };
/** "Standard parameters have a value limit of 4 KB. Advanced parameters have a value limit of 8 KB." */
const STANDARD_BYTES = 4096;
const MAX_BYTES = 8192;

/** Gives a parameter a value: a new one, or with `Overwrite` one that is there. It stays in the state folder. */
export const putParameter: Operation = {
  name: 'PutParameter',
  handle: (input, { parameters }) => {
    const name = input.requiredText('Name', NAME);
    const value = readValue(input);
    const known = parameters.find(name);
    if (known && !input.flag('Overwrite')) {
      throw new ServiceError('ParameterAlreadyExists', 'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.');
    }
    const type = input.text('Type', TYPE) ?? known?.type;
    if (!type) { throw input.invalid('`Type` is required for a parameter that is new'); }
    const { version } = parameters.put(name, value, type);
    return { Version: version, Tier: Buffer.byteLength(value) > STANDARD_BYTES ? 'Advanced' : 'Standard' };
  },
};

/** Not by a pattern: the error of one quotes the value. */
function readValue(input: Input): string {
  const value = input.requiredText('Value');
  if (Buffer.byteLength(value) > MAX_BYTES) { throw input.invalid(`\`Value\` must have at most ${MAX_BYTES} bytes, got ${Buffer.byteLength(value)}`); }
  return value;
}
