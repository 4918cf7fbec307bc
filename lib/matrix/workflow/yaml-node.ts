import { foldCase } from '@/lib/matrix/expand/fold-case';
import type { MatrixEntries, MatrixValue, Problem } from '@/lib/matrix/expand/model';

import type { Place, YamlEntry, YamlMap, YamlNode } from './model';

/** Finds an entry by its key as GitHub spells it; upstream's own keys do not ignore case. */
export function findEntry(map: YamlMap, key: string): YamlEntry | undefined {
  return map.entries.find((entry) => entry.key === key);
}

/** Tells whether a key stands in a mapping more than once, letter case apart. */
export function isRepeated(map: YamlMap, key: string): boolean {
  const folded = foldCase(key);
  return map.entries.filter((entry) => foldCase(entry.key) === folded).length > 1;
}

/** Tells whether some part of a node could not be read. */
export function holdsFlaw(node: YamlNode): boolean {
  if (node.kind === 'list') return node.items.some(holdsFlaw);
  if (node.kind === 'map') return node.entries.some(({ value }) => holdsFlaw(value));
  return node.kind === 'flaw';
}

/** Takes the value out of a node, its places left behind. */
export function toMatrixValue(node: YamlNode): MatrixValue {
  if (node.kind === 'list') return node.items.map(toMatrixValue);
  if (node.kind === 'map') return { entries: toMatrixEntries(node) };
  return node.kind === 'scalar' ? node.value : null;
}

/** Takes the keys and values out of a mapping, their places left behind. */
export function toMatrixEntries({ entries }: YamlMap): MatrixEntries {
  return entries.map(({ key, value }) => [key, toMatrixValue(value)] as const);
}

/** Makes a problem of a finding at a place. */
export function problemAt({ line, column }: Place, message: string): Problem {
  return { message, line, column };
}
