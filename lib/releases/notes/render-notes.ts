import type { Root } from 'hast';
import type { Nodes, Root as MarkdownRoot } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGemoji from 'remark-gemoji';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

import { headingLevel } from './anchor-headings';
import { breakLines } from './break-lines';
import { cleanTree, isBlank } from './clean-tree';
import { findExcess, findHtmlExcess, type HtmlBlock } from './find-excess';
import {
  element,
  elementsOf,
  hasClass,
  isElement,
  plainText,
  rewrite,
  rootOf,
  text,
  type NotesNode,
} from './hast-tree';
import { linkMedia } from './link-media';
import { linkReferences } from './link-references';
import { markSource } from './mark-source';
import { isParent, visitNodes } from './mdast-tree';
import type { NotesHeading, NotesSection, RenderedNotes } from './model';
import { notesSchema } from './notes-schema';
import type { NotesOrigin } from './resolve-url';
import { revealBidi } from './reveal-bidi';
import { isRawImageMark, splitSections } from './split-sections';

/** Longest notes that are rendered completely, in UTF-16 code units; GitHub stores at most 125,000 characters. */
export const MAX_NOTES_LENGTH = 150_000;

const MAX_NODES = 60_000;
const MAX_REPEATED_LENGTH = 500_000;

/** Notes and their release. `idPrefix` keeps ids unique if a page has several notes. */
export type NotesSource = NotesOrigin & { readonly markdown: string; readonly idPrefix?: string };

/**
 * Renders the notes of a release as GitHub does, safe for our pages: no scripts, forms, frames or styles, and
 * nothing is loaded from hosts other than GitHub's.
 *
 * References to issues, people and commits are linked, and relative URLs resolved, in the repository at the
 * tag. Notes that would take too long to render become plain text, and `limited` says so. Never throws.
 *
 * @see https://docs.github.com/en/get-started/writing-on-github
 */
export function renderNotes({
  markdown,
  repository,
  tag,
  idPrefix = 'user-content-',
}: NotesSource): RenderedNotes {
  const isCut = markdown.length > MAX_NOTES_LENGTH;
  const shown = normalise(isCut ? beginning(markdown) : markdown);
  const rendered = tryRender({ markdown: shown, repository, tag, idPrefix });
  const nodes = rendered.nodes ?? plainNotes(shown);
  const sections = readSections(nodes, idPrefix);
  return {
    html: print(nodes.filter((node) => !isRawImageMark(node))),
    headings: readHeadings(nodes),
    sections,
    isEmpty: isBlank(nodes),
    limited: remarkOf(isCut, rendered),
  };
}

function normalise(markdown: string): string {
  return markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function beginning(markdown: string): string {
  const head = markdown.slice(0, MAX_NOTES_LENGTH);
  const lastLine = head.lastIndexOf('\n');
  return lastLine > 0 ? head.slice(0, lastLine) : head.replace(/[\uD800-\uDBFF]$/, '');
}

/** The tree of notes; `nodes` is null if it is not made, and `excess` says of what the notes have too much. */
type Rendered =
  | { readonly nodes: readonly NotesNode[]; readonly excess: null }
  | { readonly nodes: null; readonly excess: string | null };

const FAILED: Rendered = { nodes: null, excess: null };

function tryRender(source: Required<NotesSource>): Rendered {
  const excess = findExcess(source.markdown);
  if (excess !== null) return { nodes: null, excess };
  try {
    return renderTree(source);
  } catch (thrown) {
    if (thrown instanceof Error) return FAILED;
    throw thrown;
  }
}

function renderTree({ markdown, repository, tag, idPrefix }: Required<NotesSource>): Rendered {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(() => markSource)
    .use(() => (tree: MarkdownRoot) => linkReferences(tree, repository))
    .use(() => breakLines)
    .use(remarkGemoji)
    .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
    .use(() => markTasks)
    .use(rehypeRaw)
    .use(() => linkMedia)
    .use(rehypeSanitize, notesSchema(idPrefix));
  const parsed = processor.parse(markdown);
  const excess = findHtmlExcess(htmlIn(parsed), markdown.split('\n').length);
  if (excess !== null) return { nodes: null, excess };
  if (repeatedLength(parsed) > MAX_REPEATED_LENGTH) return FAILED;
  const page = processor.runSync(parsed);
  if (elementsOf(page.children).length > MAX_NODES) return FAILED;
  return { nodes: cleanTree(page, { origin: { repository, tag }, idPrefix }), excess: null };
}

/** The HTML of each block, in order; that of a paragraph together. */
function htmlIn(node: Nodes): readonly HtmlBlock[] {
  if (node.type === 'html') return [{ html: node.value, isParagraph: false }];
  if (!isParent(node)) return [];
  if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell')
    return node.children.flatMap(htmlIn);
  const found: string[] = [];
  visitNodes(node, (inside) => {
    if (inside.type === 'html') found.push(inside.value);
  });
  return found.length === 0 ? [] : [{ html: found.join('\n'), isParagraph: true }];
}

/** The length of all URLs and titles that references copy from their definitions. */
function repeatedLength(tree: MarkdownRoot): number {
  const definitions = new Map<string, number>();
  const references: string[] = [];
  visitNodes(tree, (node) => {
    if (node.type === 'definition') {
      definitions.set(node.identifier, node.url.length + (node.title?.length ?? 0));
    }
    if (node.type === 'linkReference' || node.type === 'imageReference') {
      references.push(node.identifier);
    }
  });
  return references.reduce((sum, name) => sum + (definitions.get(name) ?? 0), 0);
}

function markTasks(tree: Root): Root {
  return rootOf(
    rewrite(tree.children, (node) => {
      if (!isElement(node, 'input')) return [node];
      const isDone = node.properties['checked'] === true;
      const label = isDone ? 'done' : 'not done';
      const mark = text(isDone ? '☑' : '☐');
      return [element('span', { className: ['task-mark'], role: 'img', ariaLabel: label }, [mark])];
    }),
  );
}

function plainNotes(markdown: string): NotesNode[] {
  return [element('pre', { className: ['notes-plain'] }, [text(revealBidi(markdown))])];
}

function readSections(nodes: readonly NotesNode[], idPrefix: string): readonly NotesSection[] {
  return splitSections(nodes, idPrefix).map(({ kind, id, title, heading, nodes: content }) => ({
    kind,
    id,
    title,
    depth: headingLevel(heading ?? undefined),
    headingHtml: heading === null ? null : print(heading.children),
    html: print(content),
  }));
}

function readHeadings(nodes: readonly NotesNode[]): readonly NotesHeading[] {
  return elementsOf(nodes).flatMap((node) => {
    const depth = headingLevel(node);
    const { id } = node.properties;
    if (depth === null || typeof id !== 'string' || hasClass(node, 'sr-only')) return [];
    return [{ id, depth, text: plainText(node.children) }];
  });
}

const printer = unified().use(rehypeStringify, { allowDangerousHtml: false }).freeze();

function print(nodes: readonly NotesNode[]): string {
  return printer.stringify(rootOf(nodes)).trim();
}

function remarkOf(isCut: boolean, { nodes, excess }: Rendered): string | null {
  const remarks = [
    isCut ? 'The notes are very long; only their beginning is shown.' : '',
    excess === null ? '' : `The notes have too many ${excess} and are shown as plain text.`,
    nodes === null && excess === null
      ? 'The notes could not be rendered and are shown as plain text.'
      : '',
  ].filter((remark) => remark !== '');
  return remarks.length === 0 ? null : remarks.join(' ');
}
