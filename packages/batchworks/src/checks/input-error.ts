/** What was asked for cannot be done with what was given: for the user to read, not a fault of the program. */
export class InputError extends Error {
  public override readonly name = 'InputError';
}
