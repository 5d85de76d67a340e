/** What the owner of a job can do about a program that could not be started. */
export function whyNotStarted(program: string, error: NodeJS.ErrnoException): string {
  return error.code === 'ENOENT'
    ? `"${program}" was not found on this machine; the process engine runs the command of a job here, not in its image: install the program, or change the command`
    : `"${program}" could not be started: ${error.message}`;
}
