import type { Result } from '@/lib/base/result';

import type { Glyph, Node } from './model';
import { readJson } from './read-json';
import type { State } from './state';

/** Reads text as JSON, once: the same text gives the very same values again. */
export function readNode(
  glyphs: readonly Glyph[],
  state: State,
  line: number,
): Result<Node, string> {
  const known = state.parsed.get(glyphs) ?? readJson(glyphs, state, line);
  state.parsed.set(glyphs, known);
  return known;
}
