import 'server-only';
import { createHash } from 'node:crypto';

const RECORD_NAME = /^[a-z\d-]{0,80}\.[\da-f]{16}\.json$/;
const TEMPORARY_NAME = /^([a-z\d-]{0,80}\.[\da-f]{16}\.json)\.(\d+)-\d+\.tmp$/;

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
  return `${words.slice(0, 80)}.${hash}.json`;
}

/** Whether a file has the name of a record. Files of other names belong to other programs. */
export function isRecordName(name: string): boolean {
  return RECORD_NAME.test(name);
}

/** The name of the file in which a process writes a record before it takes its place. */
export function temporaryNameOf(name: string, pid: number, count: number): string {
  return `${name}.${pid}-${count}.tmp`;
}

/** The process that writes a temporary file, by its name; null for a file that is none. */
export function writerOf(name: string): number | null {
  const [, , pid] = TEMPORARY_NAME.exec(name) ?? [];
  return pid === undefined ? null : Number(pid);
}
