/** What keeps a whole file from being read, in words for the report. */
import { FihrisError } from '../../src/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read it: change its permissions',
  EPERM: 'this user may not read it: change its permissions',
  ENOENT: 'it is gone, or a link to nothing',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  EIO: 'the disk cannot read it',
  Z_DATA_ERROR: 'its gzip data is damaged: what follows is lost',
  Z_BUF_ERROR: 'its gzip data is cut short: what follows is lost',
};

/** Why a file cannot be read (on). @throws the error itself when it is not the file's or the system's */
export function unreadable(error: unknown): string {
  // A bucket that fails is no fault of the record: the build stops rather than go on without it.
  if (error instanceof FihrisError) throw error;
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
  return `cannot be read: ${REASONS[error.code] ?? error.message}`;
}
