/** An error that the caller of the API is to see, with the name that AWS gives it. */
export class ServiceError extends Error {
  constructor(
    /** The name of the exception, as in the API's model: the SDK makes a class of it. */
    public override readonly name: string,
    message: string,
    /** The HTTP status. */
    public readonly status: 400 | 403 | 404 | 413 | 500 = 400,
  ) {
    super(message);
  }
}

/** What AWS Batch answers to every request that it cannot serve. */
export class ClientException extends ServiceError {
  constructor(message: string) {
    super('ClientException', message);
  }
}
