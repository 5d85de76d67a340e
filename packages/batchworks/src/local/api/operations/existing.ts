import { DeploymentError } from '../../deployment';

/** What is found of a list of names. As on AWS Batch, a Describe request leaves out what it does not find. */
export function existing<T>(names: readonly string[], find: (name: string) => T): T[] {
  return names.flatMap((name) => {
    try {
      return [find(name)];
    } catch (error) {
      if (error instanceof DeploymentError) { return []; }
      throw error;
    }
  });
}
