/** What was given cannot be deployed, or does not hold what was asked for: for the user to read, not a fault of the program. */
export class DeploymentError extends Error {
  public override readonly name = 'DeploymentError';
}
