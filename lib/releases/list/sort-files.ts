import { compareText } from '@/lib/base/text/compare-text';

import type { ArrangedFile } from './arrange-assets';
import { fileWords } from './file-words';

/** What the files of a release can be sorted by. */
export const FILE_SORT_KEYS = ['name', 'type', 'size', 'downloads'] as const;

/** One of {@link FILE_SORT_KEYS}. */
export type FileSortKey = (typeof FILE_SORT_KEYS)[number];

/** The order of the files of a release. */
export type FileOrder = { readonly key: FileSortKey; readonly isDescending: boolean };

/** Sorts the files of a release; equal ones stay in order. Null leaves each file next to those of its artifact. */
export function sortFiles(
  files: readonly ArrangedFile[],
  order: FileOrder | null,
): readonly ArrangedFile[] {
  if (order === null) return files;
  const compare = COMPARE[order.key];
  const sign = order.isDescending ? -1 : 1;
  return files.toSorted((a, b) => sign * compare(a, b));
}

const COMPARE: Readonly<Record<FileSortKey, (a: ArrangedFile, b: ArrangedFile) => number>> = {
  name: (a, b) => compareText(a.asset.name, b.asset.name),
  type: (a, b) => compareText(fileWords(a).toLowerCase(), fileWords(b).toLowerCase()),
  size: (a, b) => a.asset.bytes - b.asset.bytes,
  downloads: (a, b) => a.asset.downloads - b.asset.downloads,
};
