import 'server-only';

/** An error of the operating system. */
export type SystemError = Error & { readonly code: string };

/** Whether an error is one of the operating system, and of a code where one is given. */
export function isSystemError(error: unknown, code?: string): error is SystemError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    'syscall' in error &&
    (code === undefined || error.code === code)
  );
}

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk limit of this user is used up',
  EROFS: 'the disk can only be read',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk has an error',
  ETIMEDOUT: 'it does not respond',
};

/**
 * Says why the folder cannot be written, for visitors: the message of the error has paths of the operator, so
 * only its code is shown.
 */
export function describeSystemError({ code }: Pick<SystemError, 'code'>): string {
  const words = WORDS[code];
  const reason = words === undefined ? code : `${code}: ${words}`;
  return `The folder for records cannot be written (${reason}).`;
}
