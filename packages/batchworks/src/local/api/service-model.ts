import type * as sdk from '@aws-sdk/client-batch';

/** The shapes of requests that are kept as they come, but for what is checked of them. */
type RequestShape = Extract<keyof typeof sdk, `${'Create' | 'Register' | 'Update'}${string}Request$`>;

/**
 * The shape of a request, from the service model that the AWS SDK carries. It is loaded when it is needed: it takes 16 MB, and most
 * local Batches live from what the templates have.
 */
export function shapeOf(request: RequestShape): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('@aws-sdk/client-batch') as typeof sdk)[request];
}
