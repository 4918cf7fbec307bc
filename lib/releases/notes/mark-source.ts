import type { Blockquote, Html, Link, Paragraph, Root } from 'mdast';

import { visitNodes } from './mdast-tree';

const ALERT = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;
const RAW_IMAGE = /^\s*<!--\s*\/?(?:end:?\s*)?kairos-factory:raw-image-extraction\b[\s\S]*-->\s*$/;
const SWALLOWING =
  /<(?=\/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)(?![\w-]))/gi;
const COMPARISON = /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/compare\/([\w.+/-]+)$/;

/** Tested apart from the URL: one pattern for both would be quadratic in the number of dots. */
const RANGE = /.\.{3}./;

/**
 * Marks in parsed notes what GitHub shows differently from other renderers: alerts, bare comparison links, and
 * HTML elements that would hide everything after them, which become text. The comment that the factory puts
 * around its part on raw images becomes an element, since the sanitiser removes comments.
 *
 * A quote inside of another element, e.g. a list, is never an alert.
 *
 * Mutates the given tree.
 *
 * @see https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
 * @see https://github.github.com/gfm/#disallowed-raw-html-extension-
 */
export function markSource(tree: Root): void {
  for (const block of tree.children) if (block.type === 'blockquote') markAlert(block);
  visitNodes(tree, (node) => {
    if (node.type === 'html') markHtml(node);
    if (node.type === 'link') shortenComparison(node);
  });
}

function markAlert(quote: Blockquote): void {
  const first = quote.children[0];
  const opening = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || opening?.type !== 'text') return;
  const [mark, word] = ALERT.exec(opening.value) ?? [];
  if (mark === undefined || word === undefined) return;
  const endsThere = opening.value.length === mark.length;
  if (
    endsThere &&
    !mark.endsWith('\n') &&
    first.children.length > 1 &&
    first.children[1]?.type !== 'break'
  )
    return;

  const kind = word.toLowerCase();
  quote.data = {
    hName: 'div',
    hProperties: { className: ['markdown-alert', `markdown-alert-${kind}`] },
  };
  const rest = first.children.slice(first.children[1]?.type === 'break' && endsThere ? 2 : 1);
  first.children = endsThere
    ? rest
    : [{ type: 'text', value: opening.value.slice(mark.length) }, ...rest];
  quote.children = [
    alertTitle(kind),
    ...(first.children.length > 0 ? [first] : []),
    ...quote.children.slice(1),
  ];
}

function alertTitle(kind: string): Paragraph {
  return {
    type: 'paragraph',
    data: { hProperties: { className: ['markdown-alert-title'] } },
    children: [{ type: 'text', value: `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}` }],
  };
}

function markHtml(html: Html): void {
  if (RAW_IMAGE.test(html.value)) html.value = '<div class="notes-raw-image"></div>';
  else html.value = html.value.replace(SWALLOWING, '&lt;');
}

function shortenComparison(link: Link): void {
  const only = link.children.length === 1 ? link.children[0] : undefined;
  if (only?.type !== 'text' || only.value !== link.url) return;
  const range = COMPARISON.exec(link.url)?.[1];
  if (range !== undefined && RANGE.test(range))
    link.children = [{ type: 'inlineCode', value: range }];
}
