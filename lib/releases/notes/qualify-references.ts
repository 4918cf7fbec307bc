import type { Nodes, Paragraph } from 'mdast';

import { isParent } from './mdast-tree';
import { resolveLink, type NotesOrigin } from './resolve-url';

/** `#1` and `GH-1`, as far as GitHub links them: not within a word or a URL. */
const SHORT_REFERENCE = /(?<![\w#&/@`])(?:#|gh-)([1-9]\d{0,5})(?!\w)/gi;

/** A line as GoReleaser writes changelogs, which begins with a commit. */
const CHANGELOG_LINE = /^([\da-f]{40})(?=:? \S+ \S)/;

/** A URL without a scheme, which is a file of the repository. An anchor is of the notes themselves. */
const RELATIVE = /^(?![a-z][a-z\d+.-]*:|\/\/|#)/i;

type Edit = { readonly at: number; readonly end: number; readonly text: string };

/**
 * The Markdown of a paragraph as it is written in `notes`, with its references and relative links changed so that
 * they mean the same in notes of another repository: `#12` becomes `owner/name#12`.
 */
export function qualifyReferences(
  paragraph: Paragraph,
  notes: string,
  origin: NotesOrigin,
): string {
  const start = paragraph.position?.start.offset ?? 0;
  const edits = editsOf(paragraph, notes, origin);
  const { owner, name } = origin.repository;
  const end = paragraph.position?.end.offset ?? start;
  let written = '';
  let at = start;
  for (const edit of edits) {
    written += notes.slice(at, edit.at) + edit.text;
    at = edit.end;
  }
  return `${written}${notes.slice(at, end)}`.replace(CHANGELOG_LINE, `${owner}/${name}@$1`);
}

/** The changes of a text, in its order. Texts of links stay: their links say what they mean. */
function editsOf(node: Nodes, notes: string, origin: NotesOrigin): readonly Edit[] {
  const at = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? at;
  if (node.type === 'text') {
    const { owner, name } = origin.repository;
    return [...notes.slice(at, end).matchAll(SHORT_REFERENCE)].map((match) => ({
      at: at + match.index,
      end: at + match.index + match[0].length,
      text: `${owner}/${name}#${match[1]}`,
    }));
  }
  if (node.type === 'link' || node.type === 'image') {
    const source = notes.slice(at, end);
    const place = RELATIVE.test(node.url) ? source.lastIndexOf(`](${node.url}`) : -1;
    const url = place === -1 ? null : resolveLink(node.url, origin);
    if (url === null) return [];
    const from = at + place + 2;
    return [{ at: from, end: from + node.url.length, text: url }];
  }
  if (node.type === 'linkReference' || !isParent(node)) return [];
  return node.children.flatMap((child) => editsOf(child, notes, origin));
}
