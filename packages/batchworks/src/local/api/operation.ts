import type { Services } from '../services';
import type { Input } from './input';

/** An operation of the API, as AWS names it. */
export interface Operation {
  readonly name: string;
  /**
   * How large the body of a request may be.
   * @default - as large as that of any other operation
   */
  readonly maxBytes?: number;
  /** Answers a request, or throws a `ServiceError`. */
  handle(input: Input, services: Services): object | void;
}
