import { groupBy } from '@/lib/base/text/group-by';

/** What a change is about: breaking ones and security come first, the others by component. */
export type MergedKind = 'breaking' | 'security' | 'component';

/** A change in the notes of one or more releases, as Markdown. */
export type MergedChange = { readonly markdown: string; readonly tags: readonly string[] };

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
): readonly MergedGroup[] {
  const found = releases.flatMap(({ tag, markdown }) => readChanges(tag, markdown));
  const once = [...groupBy(found, identityOf).values()].flatMap((same) => {
    const first = same.find(({ kind }) => kind !== 'component') ?? same[0];
    return first === undefined
      ? []
      : [{ ...first, tags: [...new Set(same.map(({ tag }) => tag))] }];
  });
  const groups = [...groupBy(once, ({ kind, title }) => `${kind} ${title.toLowerCase()}`).values()];
  return groups
    .flatMap((group): MergedGroup[] => {
      const [first] = group;
      if (first === undefined) return [];
      const changes = group.map(({ markdown, tags }) => ({ markdown, tags }));
      return [{ kind: first.kind, title: first.title, changes }];
    })
    .toSorted((a, b) => RANK[a.kind] - RANK[b.kind]);
}

const RANK: Readonly<Record<MergedKind, number>> = { breaking: 0, security: 1, component: 2 };

const TITLES = { breaking: 'Breaking changes', security: 'Security' } as const;

/** The list items and alerts of notes with the heading above them. */
function readChanges(tag: string, notes: string): readonly Found[] {
  const blocks = readBlocks(notes);
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

const FENCE = /^\s*(?:```|~~~)/;
const HEADING = /^#{1,6}\s+(.*?)\s*#*$/;
const ITEM = /^(?:[-*+]|\d{1,3}[.)])\s+(.*)$/;
const QUOTE = /^>\s?(.*)$/;
const ALERT = /^\[!\w+\]$/;

/**
 * Items and quotes, and what is said below a heading on breaking changes or security; other paragraphs, and what
 * fences contain, are left to the notes themselves.
 */
function readBlocks(notes: string): readonly Block[] {
  const blocks: { heading: string; lines: string[] }[] = [];
  let heading = '';
  let open: 'item' | 'quote' | 'paragraph' | null = null;
  let isFenced = false;
  for (const line of notes.split(/\r?\n/)) {
    if (FENCE.test(line)) isFenced = !isFenced;
    if (isFenced || FENCE.test(line)) {
      open = null;
      continue;
    }
    const [, title] = HEADING.exec(line) ?? [];
    const [, item] = ITEM.exec(line) ?? [];
    const [, quoted] = QUOTE.exec(line) ?? [];
    if (title !== undefined) {
      heading = titleOf(title);
      open = null;
    } else if (item !== undefined) {
      blocks.push({ heading, lines: [item] });
      open = 'item';
    } else if (quoted !== undefined) {
      if (open !== 'quote') blocks.push({ heading, lines: [] });
      if (!ALERT.test(quoted.trim())) blocks.at(-1)?.lines.push(quoted);
      open = 'quote';
    } else if (open === 'item' && /^\s{2,}\S/.test(line)) {
      blocks.at(-1)?.lines.push(line.trim());
    } else if (line.trim() !== '' && kindOf(heading) !== 'component') {
      if (open !== 'paragraph') blocks.push({ heading, lines: [] });
      blocks.at(-1)?.lines.push(line.trim());
      open = 'paragraph';
    } else {
      open = null;
    }
  }
  return blocks
    .map(({ heading: above, lines }) => ({ heading: above, markdown: lines.join(' ').trim() }))
    .filter(({ markdown }) => markdown !== '');
}

/** A heading without emoji, links and emphasis. */
function titleOf(text: string): string {
  return text
    .replaceAll(/:[\w+-]+:/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\p{Extended_Pictographic}\uFE0F?|[*_`]/gu, '')
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
