/** A checksum of a file, as a line of a checksum file states it. */
export type ChecksumLine = {
  /** 64 hexadecimal digits in lower case. */
  readonly sha256: string;
  /** The name without directories; null if the line has only the checksum. */
  readonly fileName: string | null;
};

/** What a checksum file contains, with the numbers of the lines that are no checksums. */
export type ChecksumFile = {
  readonly lines: readonly ChecksumLine[];
  readonly unreadableLines: readonly number[];
};

/** The longest checksum file that is read: one of a release with some hundred files has 50 kB. */
export const MOST_CHECKSUM_BYTES = 1_000_000;

const GNU = /^\\?([0-9a-f]{64})(?: [ *]?| {2,}|\t+)(\S.*)$/i;
const BSD = /^SHA256 ?\((.+)\) ?= ?([0-9a-f]{64})$/i;
const BARE = /^([0-9a-f]{64})$/i;

/**
 * Reads a `.sha256` file or a list of checksums: the form of sha256sum with or without `*`, the form of BSD,
 * and a checksum without a name. Directories before a name are removed, because checksums are made where
 * files are built.
 */
export function readChecksums(text: string): ChecksumFile {
  const rows = text
    .slice(0, MOST_CHECKSUM_BYTES)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((row) => row.trimEnd());
  const lines: ChecksumLine[] = [];
  const unreadableLines: number[] = [];
  for (const [index, row] of rows.entries()) {
    if (row === '' || row.startsWith('#')) continue;
    const line = readLine(row);
    if (line === null) unreadableLines.push(index + 1);
    else lines.push(line);
  }
  return { lines, unreadableLines };
}

function readLine(row: string): ChecksumLine | null {
  const [, gnuSum, gnuName] = GNU.exec(row) ?? [];
  if (gnuSum !== undefined && gnuName !== undefined) return toLine(gnuSum, gnuName);
  const [, bsdName, bsdSum] = BSD.exec(row) ?? [];
  if (bsdSum !== undefined && bsdName !== undefined) return toLine(bsdSum, bsdName);
  const [, bare] = BARE.exec(row) ?? [];
  return bare === undefined ? null : { sha256: bare.toLowerCase(), fileName: null };
}

function toLine(sha256: string, path: string): ChecksumLine | null {
  const fileName = path.split('/').at(-1) ?? '';
  return fileName === '' ? null : { sha256: sha256.toLowerCase(), fileName };
}
