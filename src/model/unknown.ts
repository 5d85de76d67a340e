/** A value that a template alone does not tell: an import, a parameter without a default, another account's resource. */
export class Unknown {
  constructor(
    /** Why it is not known, in words: `Fn::ImportValue of "SharedVpc"`. */
    public readonly reason: string,
    /** The parameter of the Parameter Store that the deploy takes the value, or a part of it, from. */
    public readonly storeParameter?: string,
  ) {}

  public toString() {
    return `<unknown: ${this.reason}>`;
  }

  /** Whoever prints a model sees where a value is missing, and why. */
  public toJSON() {
    return this.toString();
  }
}

/** Whether the template tells the value. */
export function isKnown<T>(value: T | Unknown): value is T {
  return !(value instanceof Unknown);
}
