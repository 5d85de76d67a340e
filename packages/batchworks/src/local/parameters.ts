const PLACEHOLDER = /Ref::([A-Za-z0-9_.-]+)/g;

/**
 * Replaces every `Ref::name` of a command by the parameter of that name.
 *
 * A placeholder without a parameter stays as it is, as on AWS Batch: the job then sees the text `Ref::name`.
 * See https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html#parameters
 */
export function substituteParameters(command: readonly string[], parameters: Readonly<Record<string, string>>): string[] {
  return command.map((argument) => argument.replace(
    PLACEHOLDER, (placeholder, name: string) => Object.hasOwn(parameters, name) ? parameters[name] : placeholder));
}
