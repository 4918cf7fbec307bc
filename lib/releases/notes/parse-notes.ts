import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

import { findExcess } from './find-excess';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/**
 * Parses notes as GitHub does, with positions in `markdown`; null if they have too much of something to be parsed in
 * bounded time, or are nested too deeply.
 */
export function parseNotes(markdown: string): Root | null {
  if (findExcess(markdown) !== null) return null;
  try {
    return parser.parse(markdown);
  } catch (thrown) {
    if (thrown instanceof Error) return null;
    throw thrown;
  }
}
