import { PrivateFile } from './private-file';

/** A parameter that a request put. */
export interface StoredParameter {
  readonly name: string;
  /** `String`, `StringList` or `SecureString`. */
  readonly type: string;
  readonly value: string;
  /** From 1 on. */
  readonly version: number;
}

/** The SSM parameters that requests put. As on AWS, `/x` and `x` are one: their ARNs are the same. */
export class ParameterStore {
  private readonly file: PrivateFile<StoredParameter>;

  constructor(path: string) {
    this.file = new PrivateFile(path);
  }

  public get(name: string): StoredParameter | undefined {
    const parameters = this.file.read();
    return Object.hasOwn(parameters, keyOf(name)) ? parameters[keyOf(name)] : undefined;
  }

  public put(parameter: StoredParameter) {
    this.file.write({ ...this.file.read(), [keyOf(parameter.name)]: parameter });
  }
}

function keyOf(name: string): string {
  return name.replace(/^\//, '');
}
