/** What is kept cannot be read or written: for the user to act on, not a fault of the program. */
export class StateError extends Error {
  public override readonly name = 'StateError';
}

const WHAT_TO_DO: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; make room, or name a folder of another disk with --state',
  EDQUOT: 'the disk quota is used up; make room, or name a folder of another disk with --state',
  EACCES: 'it is not accessible for this user; change its owner, or name another folder with --state',
  EPERM: 'it is not accessible for this user; change its owner, or name another folder with --state',
  EROFS: 'the file system is read-only; name another folder with --state',
  EISDIR: 'it is a folder; remove it, or name another folder with --state',
  ENOTDIR: 'a part of the path is no folder; name another folder with --state',
  EEXIST: 'it is a file; name another folder with --state',
};

/** Does something with a file or a folder of the state, and says of an error what the user can do. */
export function withStateError<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new StateError(`the state of the local Batch cannot be kept in ${path}: ${whyNotKept(error as Error)}`, { cause: error });
  }
}

/** An error of the file system, with what the user can do. */
export function whyNotKept({ code = '', message }: NodeJS.ErrnoException): string {
  return WHAT_TO_DO[code] ?? message;
}
