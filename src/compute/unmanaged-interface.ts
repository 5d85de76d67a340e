import { ICompute } from './compute';

/**
 * Compute on instances that AWS Batch does not launch: an unmanaged compute environment.
 */
export interface IUnmanagedCompute extends ICompute {
  /** The name of the Amazon ECS cluster that AWS Batch makes, and that the instances join. */
  readonly clusterName: string;
}
