import type { Nodes, Paragraph, RootContent } from 'mdast';

import { groupBy } from '@/lib/base/text/group-by';
import { COMPONENTS } from '@/lib/names/catalog/components';
import type { Component } from '@/lib/names/catalog/model';
import type { Release } from '@/lib/releases/list/model';

import { visitNodes } from './mdast-tree';
import { parseNotes } from './parse-notes';
import { qualifyReferences } from './qualify-references';
import type { NotesOrigin } from './resolve-url';

/** What a change is about: breaking ones and security come first, the others by component. */
export type MergedKind = 'breaking' | 'security' | 'component';

/** A release with its notes: of Kairos, or of a component, whose references mean its own repository. */
export type NotedRelease = {
  readonly release: Pick<Release, 'tag' | 'notes'>;
  /** Null for Kairos. */
  readonly component: Component | null;
};

/** A release whose notes list a change; the component is null for Kairos. */
export type ListingRelease = { readonly component: string | null; readonly tag: string };

/** A change in the notes of one or more releases, as Markdown. */
export type MergedChange = {
  readonly markdown: string;
  readonly listedBy: readonly ListingRelease[];
};

/** The merged changes, and the releases whose notes were too large to be read for them. */
export type MergedChanges = {
  readonly groups: readonly MergedGroup[];
  readonly left: readonly ListingRelease[];
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
  readonly by: ListingRelease;
};

/** Longest notes that are merged together, in UTF-16 code units: those beyond are left. */
const MOST_NOTES = 1_000_000;

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
 * Merges the changes in the notes of several releases, in their order: those that break something, those on security,
 * then each component. A change that several releases list, of Kairos or of a component, is given once, by its pull
 * request or its words.
 */
export function mergeChanges(releases: readonly NotedRelease[]): MergedChanges {
  let length = 0;
  const read = releases.map((noted) => {
    const by = listingOf(noted);
    length += noted.release.notes.length;
    return { noted, by, blocks: length > MOST_NOTES ? null : blocksOf(noted) };
  });
  const found = read.flatMap(({ noted, by, blocks }) => changesIn(noted, by, blocks ?? []));
  const once = [...groupBy(found, identityOf).values()].flatMap((same) => {
    const first = same.find(({ kind }) => kind !== 'component') ?? same[0];
    return first === undefined ? [] : [{ ...first, listedBy: distinct(same.map(({ by }) => by)) }];
  });
  const groups = [...groupBy(once, ({ kind, title }) => `${kind} ${keyOf(title)}`).values()];
  const merged = groups.flatMap((group): MergedGroup[] => {
    const [first] = group;
    if (first === undefined) return [];
    const changes = group.map(({ markdown, listedBy }) => ({ markdown, listedBy }));
    return [{ kind: first.kind, title: first.title, changes }];
  });
  return {
    groups: merged.toSorted((a, b) => RANK[a.kind] - RANK[b.kind]),
    left: read.flatMap(({ by, blocks }) => (blocks === null ? [by] : [])),
  };
}

/** Whether the changes of a group break something or are on security. */
export function isUrgentGroup({ kind }: MergedGroup): boolean {
  return kind !== 'component';
}

/** Formats a release that lists a change: its tag, with its component before it where that is not Kairos. */
export function formatListing({ component, tag }: ListingRelease): string {
  return component === null ? tag : `${component} ${tag}`;
}

function listingOf({ component, release: { tag } }: NotedRelease): ListingRelease {
  return { component: component?.id ?? null, tag };
}

function distinct(releases: readonly ListingRelease[]): readonly ListingRelease[] {
  return [...new Map(releases.map((release) => [formatListing(release), release])).values()];
}

/** What a group is of: a component, by its id or its title, or a heading as it is written. */
function keyOf(title: string): string {
  const name = title.toLowerCase();
  const component = COMPONENTS.find(
    (each) => each.id === name.replaceAll(' ', '-') || each.title.toLowerCase() === name,
  );
  return component?.id ?? name;
}

const RANK: Readonly<Record<MergedKind, number>> = { breaking: 0, security: 1, component: 2 };

const TITLES = { breaking: 'Breaking changes', security: 'Security' } as const;

/** The blocks of one release that are changes. Notes of a component are all of it, under any heading. */
function changesIn(
  { component }: NotedRelease,
  by: ListingRelease,
  blocks: readonly Block[],
): readonly Found[] {
  return blocks.flatMap(({ heading, markdown }): Found[] => {
    if (LEFT_OUT.test(heading) || VERSION_LINE.test(markdown)) return [];
    const kind = kindOf(`${heading} ${markdown}`);
    const stated = heading === '' || GENERAL.test(heading) ? 'Kairos' : heading;
    const title = kind === 'component' ? (component?.title ?? stated) : TITLES[kind];
    return [{ kind, title, markdown, by }];
  });
}

function kindOf(text: string): MergedKind {
  if (BREAKING.test(text)) return 'breaking';
  return SECURITY.test(text) ? 'security' : 'component';
}

type Block = { readonly heading: string; readonly markdown: string };

/** The mark of an alert, which is no text. */
const ALERT = /^\[!\w+\]/;

/** The blocks of each release, which is the same object until its notes change. */
const parsed = new WeakMap<object, { readonly blocks: readonly Block[] | null }>();

function blocksOf({ release, component }: NotedRelease): readonly Block[] | null {
  const known = parsed.get(release) ?? { blocks: readBlocks(release, component) };
  parsed.set(release, known);
  return known.blocks;
}

/**
 * Items and quotes with the heading above them, and what is said below a heading on breaking changes or security.
 * Other paragraphs are left to the notes themselves. Null if the notes cannot be parsed in bounded time.
 */
function readBlocks(
  { tag, notes }: NotedRelease['release'],
  component: Component | null,
): readonly Block[] | null {
  const tree = parseNotes(notes);
  const source: Source = {
    notes,
    origin: component === null ? null : { repository: component.repository, tag },
  };
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
    return textsIn(node, source).map((markdown) => ({ heading, markdown }));
  });
}

/** Notes, and where their references belong if that is another repository than Kairos. */
type Source = { readonly notes: string; readonly origin: NotesOrigin | null };

/** The text of each list item, also of nested ones, and of each other block; code and tables have none. */
function textsIn(node: RootContent, source: Source): readonly string[] {
  if (node.type === 'paragraph') return [sourceOf(node, source)];
  if (node.type === 'list') return node.children.flatMap((item) => textsIn(item, source));
  if (node.type !== 'listItem' && node.type !== 'blockquote') return [];
  const own = node.children.filter((child) => child.type === 'paragraph');
  const nested = node.children.filter(({ type }) => type === 'list');
  const text = own.map((paragraph) => sourceOf(paragraph, source)).join(' ');
  const texts = [text.replace(ALERT, '').trim()].filter((each) => each !== '');
  return [...texts, ...nested.flatMap((list) => textsIn(list, source))];
}

/** The Markdown of a paragraph in one line, without the marks of quotes at the beginnings of its lines. */
function sourceOf(paragraph: Paragraph, { notes, origin }: Source): string {
  const { start, end } = paragraph.position ?? {};
  const written =
    origin === null
      ? notes.slice(start?.offset, end?.offset)
      : qualifyReferences(paragraph, notes, origin);
  return written
    .split('\n')
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

/** The pull request of a change: its URL, or its number in parentheses at the end, as squashed commits have it. */
const PULL_REQUEST = /github\.com\/([\w.-]+\/[\w.-]+)\/pull\/(\d+)/i;
const SQUASHED = /\(([\w.-]+\/[\w.-]+)#(\d+)\)$/;

/**
 * The pull request of a change, which several releases may list in other words; else its words under its heading. A
 * revert, which names the pull request that it takes back, is another change.
 */
function identityOf({ title, markdown }: Found): string {
  const words = markdown.toLowerCase().replaceAll(/\s+/g, ' ');
  const pull = PULL_REQUEST.exec(markdown) ?? SQUASHED.exec(markdown);
  if (pull === null || /^revert/i.test(markdown)) return `${keyOf(title)} ${words}`;
  return `${pull[1]?.toLowerCase()}#${pull[2]}`;
}

/** The groups as one Markdown document, each change with the releases that list it. */
export function formatMergedChanges(groups: readonly MergedGroup[]): string {
  return groups
    .map(({ title, changes }) => {
      const items = changes.map(
        ({ markdown, listedBy }) => `- ${markdown} (${listedBy.map(formatListing).join(', ')})`,
      );
      return `### ${title}\n\n${items.join('\n')}\n`;
    })
    .join('\n');
}
