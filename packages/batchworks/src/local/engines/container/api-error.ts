/** What the Docker API answers when something goes wrong, as its client throws it. */
interface ApiError extends Error {
  readonly statusCode?: number;
  readonly json?: { readonly message?: string };
}

/** The engine's own words, without those of the client around them. */
export function messageOf(error: unknown): string {
  const { json, message } = error as ApiError;
  return (json?.message ?? message).trim();
}

/** The HTTP status; undefined where the engine did not answer. */
export function statusOf(error: unknown): number | undefined {
  return (error as ApiError).statusCode;
}
