import 'server-only';
import { createHash } from 'node:crypto';

/** Ending of the files that hold records. */
export const RECORD_ENDING = '.json';

/** Ending of files that are still being written. */
export const TEMPORARY_ENDING = '.tmp';

/**
 * The name of a record's file: readable, and unique by a hash, since keys have characters and lengths
 * that file systems refuse, and some file systems ignore case.
 */
export function fileNameOf(key: string): string {
  const words = key
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 16);
  return `${words.slice(0, 80)}.${hash}${RECORD_ENDING}`;
}
