import { isTruthy } from '@/lib/matrix/expand/coerce';
import { formatMatrixValue } from '@/lib/matrix/expand/format-value';
import type { MatrixEntries, MatrixValue } from '@/lib/matrix/expand/model';
import type { ValueNames } from '@/lib/matrix/sources/model';

import type { TestedJob } from './model';

/** The meaning of the keys and values of a matrix job. */
export type MatrixMeaning = Pick<
  TestedJob,
  'baseImage' | 'arch' | 'model' | 'trustedBoot' | 'fips' | 'provider' | 'extra'
>;

/** Variants that only repeat whether there is a provider. */
const PLAIN_VARIANTS: readonly string[] = ['core', 'standard'];

/** The model of a job without a board. */
const NO_BOARD = 'generic';

/** Reads the keys and values of a matrix job by the spellings of its source; keys ignore case. */
export function readValues(matrix: MatrixEntries, names: ValueNames): MatrixMeaning {
  const textOf = (spellings: readonly string[]) => toText(findValue(matrix, spellings));
  return {
    baseImage: textOf(names.baseImage),
    arch: textOf(names.arch)?.replace(/^linux\//, '') ?? null,
    model: textOf(names.model) ?? NO_BOARD,
    trustedBoot: isTruthy(findValue(matrix, names.trustedBoot)),
    fips: readFips(findValue(matrix, names.fips)),
    provider: readProvider(matrix, names),
    extra: readExtra(matrix, names),
  };
}

function findValue(matrix: MatrixEntries, spellings: readonly string[]): MatrixValue {
  for (const spelling of spellings) {
    const entry = matrix.find(([key]) => isSame(key, spelling));
    if (entry !== undefined) return entry[1];
  }
  return null;
}

function isSame(key: string, spelling: string): boolean {
  return key.toLowerCase() === spelling.toLowerCase();
}

function toText(value: MatrixValue): string | null {
  if (value === null) return null;
  const text = formatMatrixValue(value).trim();
  return text === '' ? null : text;
}

/** Older workflows of Kairos have the values `fips` and `no-fips`. */
function readFips(value: MatrixValue): boolean {
  return isTruthy(value) && value !== 'no-fips';
}

/** A core image has no provider, even if the matrix has one for all of its jobs. */
function readProvider(matrix: MatrixEntries, names: ValueNames): TestedJob['provider'] {
  const value = findValue(matrix, names.provider);
  const name = isTruthy(value) ? toText(value) : null;
  if (name === null || toText(findValue(matrix, names.variant)) === 'core') return null;
  return { name, version: toText(findValue(matrix, names.providerVersion)) };
}

function readExtra(matrix: MatrixEntries, names: ValueNames): TestedJob['extra'] {
  const known = Object.entries(names)
    .filter(([meaning]) => meaning !== 'variant')
    .flatMap(([, spellings]) => spellings);
  return matrix
    .filter(([key]) => !known.some((spelling) => isSame(key, spelling)))
    .filter(([key, value]) => !isPlainVariant(key, value, names.variant))
    .map(([key, value]) => [key, formatMatrixValue(value)]);
}

function isPlainVariant(key: string, value: MatrixValue, spellings: readonly string[]): boolean {
  if (!spellings.some((spelling) => isSame(key, spelling))) return false;
  const text = toText(value);
  return text === null || PLAIN_VARIANTS.includes(text);
}
