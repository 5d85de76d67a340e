import { isObject, type JsonObject } from '#shared/model/record';
import { ServiceError } from '../service-error';
import { inWords } from './shape';

/** Reads the body of a request. An empty one is an empty request. */
export function parseBody(body: string): JsonObject {
  let value: unknown;
  try {
    value = body === '' ? {} : JSON.parse(body);
  } catch {
    throw new ServiceError('SerializationException', 'the body of the request must be JSON'); // not with the parser's message: it quotes the body
  }
  if (!isObject(value)) { throw new ServiceError('SerializationException', `the body of the request must be an object, got ${inWords(value)}`); }
  return value;
}
