/** A document that cannot be a template, and where what is wrong with it begins. */
export class YamlError extends Error {
  constructor(message: string, public readonly offset: number) {
    super(message);
  }
}
