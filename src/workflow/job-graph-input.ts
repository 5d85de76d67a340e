import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { fail } from '../private/errors';

/** A path to one value: names and indices, no wildcards or filters. */
const REFERENCE_PATH = /^\$(\.[A-Za-z_]\w*|\['[^'\\]+'\]|\[\d+\])+$/;

/**
 * Values that a `JobGraph` takes from the input of its execution.
 *
 * They stand wherever a job of a graph takes a text: as parameter, environment variable, argument of the command, share identifier, or id
 * of a job outside. An execution whose input lacks one of them fails before it submits anything.
 *
 * @example
 * declare const tile: ContainerJob;
 *
 * const graph = new JobGraph(this, 'Film');
 * graph.addJob('Tiles', {
 *   job: tile,
 *   parameters: { scene: JobGraphInput.text('$.scene') }, // started with `{ "scene": "harbor" }`
 * });
 */
export class JobGraphInput {
  /**
   * A value of the input. Numbers and truth values become texts, as AWS Batch takes no other parameters.
   *
   * The value is all of the text: to put it together with something else, give it to `sfn.JsonPath.format()`.
   *
   * @param path Where it is in the input, as a path of Step Functions: `$.scene`, `$.detail.object.key`, `$.scenes[0]`.
   */
  public static text(path: string): string {
    if (!REFERENCE_PATH.test(path)) {
      fail(undefined, `\`path\` must lead to one value of the input, like $.scene or $.detail.object.key, got "${path}"`);
    }
    return sfn.JsonPath.format('{}', sfn.JsonPath.stringAt(path.replace('$', '$.input')));
  }

  private constructor() {}
}
