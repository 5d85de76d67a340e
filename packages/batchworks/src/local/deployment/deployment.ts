import type { BatchModel, ImageAsset } from '#shared/model/types';

/** A template, or all templates of a cloud assembly, as if deployed into the account of the local Batch. */
export interface Deployment {
  /** The queues, environments, job definitions, … with physical names and ARNs. */
  readonly model: BatchModel;
  /** The images that the app brings. */
  readonly images: readonly ImageAsset[];
  /** The file or the directory that it was read from, absolute. */
  readonly source: string;
}
