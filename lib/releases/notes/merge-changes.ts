import type { Nodes, RootContent } from 'mdast';

import { groupBy } from '@/lib/base/text/group-by';

import { visitNodes } from './mdast-tree';
import { parseNotes } from './parse-notes';

/** What a change is about: breaking ones and security come first, the others by component. */
export type MergedKind = 'breaking' | 'security' | 'component';

/** A change in the notes of one or more releases, as Markdown. */
export type MergedChange = { readonly markdown: string; readonly tags: readonly string[] };

/** The merged changes, and the releases whose notes are too large to be read for them. */
export type MergedChanges = {
  readonly groups: readonly MergedGroup[];
  readonly left: readonly string[];
};

/** Changes that belong together. */
export type MergedGroup = {
  readonly kind: MergedKind;
  readonly title: string;
  readonly changes: readonly MergedChange[];
};

type Found = {
  readonly kind: MergedKind;
  readonly title: string;
  readonly markdown: string;
  readonly tag: string;
};

const BREAKING =
  /(?<!non-|\bno |\bnot )\bbreaking\b|\bincompatib|\bno longer (?:works|supported|published|built)/i;
const SECURITY =
  /\bCVE-\d{4}-\d{3,}|\bGHSA-[\w-]+|\bvulnerab|\bsecurity (?:notice|fix|update|advisory|release|issue)|^security\b/i;

/** Sections without changes of the programs. */
const LEFT_OUT = /new contributors|full changelog|raw image|how to/i;

/** Headings that name no component. */
const GENERAL = /^(?:what.s changed|changes|changelog)\b/i;

/** Lines that the table of component versions has already. */
const VERSION_LINE = /^version:|^no changes\b/i;

/**
 * Merges the changes in the notes of several releases, the newest first: those that break something, those on
 * security, then each component. A change that several releases list is given once, by its pull request or its words.
 */
export function mergeChanges(
  releases: readonly { readonly tag: string; readonly markdown: string }[],
): MergedChanges {
  const read = releases.map(({ tag, markdown }) => ({ tag, blocks: readBlocks(markdown) }));
  const found = read.flatMap(({ tag, blocks }) => changesIn(tag, blocks ?? []));
  const once = [...groupBy(found, identityOf).values()].flatMap((same) => {
    const first = same.find(({ kind }) => kind !== 'component') ?? same[0];
    return first === undefined
      ? []
      : [{ ...first, tags: [...new Set(same.map(({ tag }) => tag))] }];
  });
  const groups = [...groupBy(once, ({ kind, title }) => `${kind} ${title.toLowerCase()}`).values()];
  const merged = groups.flatMap((group): MergedGroup[] => {
    const [first] = group;
    if (first === undefined) return [];
    const changes = group.map(({ markdown, tags }) => ({ markdown, tags }));
    return [{ kind: first.kind, title: first.title, changes }];
  });
  return {
    groups: merged.toSorted((a, b) => RANK[a.kind] - RANK[b.kind]),
    left: read.flatMap(({ tag, blocks }) => (blocks === null ? [tag] : [])),
  };
}

const RANK: Readonly<Record<MergedKind, number>> = { breaking: 0, security: 1, component: 2 };

const TITLES = { breaking: 'Breaking changes', security: 'Security' } as const;

/** The blocks of one release that are changes. */
function changesIn(tag: string, blocks: readonly Block[]): readonly Found[] {
  return blocks.flatMap(({ heading, markdown }): Found[] => {
    if (LEFT_OUT.test(heading) || VERSION_LINE.test(markdown)) return [];
    const kind = kindOf(`${heading} ${markdown}`);
    const component = heading === '' || GENERAL.test(heading) ? 'Kairos' : heading;
    const title = kind === 'component' ? component : TITLES[kind];
    return [{ kind, title, markdown, tag }];
  });
}

function kindOf(text: string): MergedKind {
  if (BREAKING.test(text)) return 'breaking';
  return SECURITY.test(text) ? 'security' : 'component';
}

type Block = { readonly heading: string; readonly markdown: string };

/** The mark of an alert, which is no text. */
const ALERT = /^\[!\w+\]/;

/**
 * Items and quotes with the heading above them, and what is said below a heading on breaking changes or security.
 * Other paragraphs are left to the notes themselves. Null if the notes cannot be parsed in bounded time.
 */
function readBlocks(notes: string): readonly Block[] | null {
  const tree = parseNotes(notes);
  if (tree === null) return null;
  let heading = '';
  return tree.children.flatMap((node): readonly Block[] => {
    if (node.type === 'heading') {
      heading = titleOf(node);
      return [];
    }
    const isWanted =
      node.type === 'list' || node.type === 'blockquote' || kindOf(heading) !== 'component';
    if (!isWanted) return [];
    return textsIn(node, notes).map((markdown) => ({ heading, markdown }));
  });
}

/** The text of each list item, also of nested ones, and of each other block; code and tables have none. */
function textsIn(node: RootContent, notes: string): readonly string[] {
  if (node.type === 'paragraph') return [sourceOf(node, notes)];
  if (node.type === 'list') return node.children.flatMap((item) => textsIn(item, notes));
  if (node.type !== 'listItem' && node.type !== 'blockquote') return [];
  const own = node.children.filter(({ type }) => type === 'paragraph');
  const nested = node.children.filter(({ type }) => type === 'list');
  const text = own.map((paragraph) => sourceOf(paragraph, notes)).join(' ');
  const texts = [text.replace(ALERT, '').trim()].filter((each) => each !== '');
  return [...texts, ...nested.flatMap((list) => textsIn(list, notes))];
}

/** The Markdown of a paragraph in one line, without the marks of quotes at the beginnings of its lines. */
function sourceOf({ position }: Nodes, notes: string): string {
  const lines = notes.slice(position?.start.offset, position?.end.offset).split('\n');
  return lines
    .map((line) => line.replace(/^[\s>]+/, '').trimEnd())
    .join(' ')
    .trim();
}

/** The text of a heading without emoji, links and emphasis. */
function titleOf(heading: Nodes): string {
  const texts: string[] = [];
  visitNodes(heading, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode') texts.push(node.value);
  });
  return texts
    .join('')
    .replaceAll(/:[\w+-]+:|\p{Extended_Pictographic}\uFE0F?/gu, '')
    .trim();
}

/**
 * The pull request of a change, which several releases may list in other words; else its words under its heading. A
 * revert, which names the pull request that it takes back, is another change.
 */
function identityOf({ title, markdown }: Found): string {
  const words = markdown.toLowerCase().replaceAll(/\s+/g, ' ');
  const url = /github\.com\/([\w.-]+\/[\w.-]+)\/pull\/(\d+)/i.exec(markdown);
  if (url === null || /^revert/i.test(markdown)) return `${title.toLowerCase()} ${words}`;
  return `${url[1]?.toLowerCase()}#${url[2]}`;
}

/** The groups as one Markdown document, each change with the releases that list it. */
export function formatMergedChanges(groups: readonly MergedGroup[]): string {
  return groups
    .map(({ title, changes }) => {
      const items = changes.map(({ markdown, tags }) => `- ${markdown} (${tags.join(', ')})`);
      return `### ${title}\n\n${items.join('\n')}\n`;
    })
    .join('\n');
}
