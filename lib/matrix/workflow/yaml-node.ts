import { foldCase } from '@/lib/matrix/expand/fold-case';
import type { MatrixEntries, MatrixValue, Problem } from '@/lib/matrix/expand/model';

import type { Place, YamlEntry, YamlMap, YamlNode } from './model';

/** Finds an entry by its exact key: GitHub's own keys, e.g. `strategy`, are case-sensitive. */
export function findEntry(map: YamlMap, key: string): YamlEntry | undefined {
  return map.entries.find((entry) => entry.key === key);
}

/** Whether a mapping has a key more than once, ignoring case. */
export function isRepeated(map: YamlMap, key: string): boolean {
  const folded = foldCase(key);
  return map.entries.filter((entry) => foldCase(entry.key) === folded).length > 1;
}

/** Whether any part of a node could not be read. */
export function containsUnreadable(node: YamlNode): boolean {
  if (node.kind === 'list') return node.items.some(containsUnreadable);
  if (node.kind === 'map') return node.entries.some(({ value }) => containsUnreadable(value));
  return node.kind === 'unreadable';
}

/** The value of a node without its places. */
export function toMatrixValue(node: YamlNode): MatrixValue {
  if (node.kind === 'list') return node.items.map(toMatrixValue);
  if (node.kind === 'map') return { entries: toMatrixEntries(node) };
  return node.kind === 'scalar' ? node.value : null;
}

/** The keys and values of a mapping without their places. */
export function toMatrixEntries({ entries }: YamlMap): MatrixEntries {
  return entries.map(({ key, value }) => [key, toMatrixValue(value)] as const);
}

/** Makes a problem with a place. */
export function problemAt({ line, column }: Place, message: string): Problem {
  return { message, line, column };
}
