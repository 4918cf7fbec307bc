import type { PhrasingContent, Root } from 'mdast';

import { replaceTexts, visitNodes } from './mdast-tree';

/**
 * Turns every line end in a paragraph into a line break, as GitHub does in release notes, issues and comments,
 * but not in files.
 *
 * Mutates the given tree.
 *
 * @see https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#line-breaks
 */
export function breakLines(tree: Root): void {
  visitNodes(tree, (node) => replaceTexts(node, splitLines));
}

function splitLines(value: string): readonly PhrasingContent[] {
  return value
    .split('\n')
    .flatMap((line, index): readonly PhrasingContent[] => [
      ...(index === 0 ? [] : [{ type: 'break' } as const]),
      ...(line === '' ? [] : [{ type: 'text', value: line } as const]),
    ]);
}
