import * as events from 'aws-cdk-lib/aws-events';

/** Which events of jobs, and where they go. */
export interface JobEventOptions extends events.OnEventOptions {
  /**
   * Whether the children of an array job count, each by itself: up to 10,000 events where the array is one.
   *
   * An array job fails when any of its children has failed and all have ended. The nodes of a multi-node job never count by themselves.
   *
   * @default false
   */
  readonly arrayChildren?: boolean;
}
