import type { Element } from 'hast';

import { findComponent } from '@/lib/names/catalog/find-component';

import { TOP_HEADING_LEVEL, headingLevel, headingSlug, idsOf, takeName } from './anchor-headings';
import { hasClass, isElement, plainText, type NotesNode } from './hast-tree';
import type { SectionKind } from './model';

/** A section whose content is still a tree. */
export type SectionTree = {
  readonly kind: SectionKind;
  readonly id: string;
  readonly title: string;
  readonly heading: Element | null;
  readonly nodes: readonly NotesNode[];
};

type OpenSection = SectionTree & { readonly nodes: NotesNode[] };

const KINDS_BY_TITLE: readonly (readonly [RegExp, SectionKind])[] = [
  [/^(?:what['’]?s changed|changes|changelog|change log)\b/i, 'changes'],
  [/^new contributors\b/i, 'new-contributors'],
  [/^full changelog\b/i, 'full-changelog'],
  [/^security\b/i, 'security'],
  [/^raw (?:disk )?images?\b/i, 'raw-image'],
];

const SINCE_PREVIOUS = /^changes since\b/i;

function startOfWords(title: string): string {
  return title.replace(/^[^\p{L}\p{N}]+/u, '');
}

function kindOfTitle(title: string): SectionKind {
  const words = startOfWords(title);
  return KINDS_BY_TITLE.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}

/**
 * Headings of the first level start a part, and those of the second below a lone title or below
 * “Changes since …”; deeper ones belong to a part.
 */
function startsPart(level: number | null, titles: number, sinceLevel: number | null): boolean {
  if (level === TOP_HEADING_LEVEL) return true;
  return level === TOP_HEADING_LEVEL + 1 && (titles === 1 || sinceLevel !== null);
}

function isFullChangelog(node: NotesNode): boolean {
  return isElement(node, 'p') && /^full changelog\b/i.test(plainText(node.children));
}

function isSecurityAlert(node: NotesNode): boolean {
  return (
    isElement(node, 'div') &&
    (hasClass(node, 'markdown-alert-warning') || hasClass(node, 'markdown-alert-caution')) &&
    /\bsecurity (?:notice|advisory|warning)\b/i.test(plainText(node.children))
  );
}

/** Says whether a node stands where the factory's comment on raw images stood. */
export function isRawImageMark(node: NotesNode): boolean {
  return isElement(node, 'div') && hasClass(node, 'notes-raw-image');
}

function isSpace(node: NotesNode): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

type Start = {
  readonly kind: SectionKind;
  readonly title: string;
  readonly heading: Element | null;
  /** The section is this one block, and what follows belongs to none. */
  readonly isBlock: boolean;
};

/** What each node starts, if anything, by what has come before it. */
function readStarts(nodes: readonly NotesNode[]): readonly (Start | null)[] {
  const titles = nodes.filter((node) => headingLevel(node) === TOP_HEADING_LEVEL).length;
  let sinceLevel: number | null = null;
  let marks = 0;
  let isMarked = false;
  return nodes.map((node) => {
    if (isRawImageMark(node)) {
      marks += 1;
      isMarked = marks % 2 === 1;
      return null;
    }
    const level = headingLevel(node);
    if (level === null || !isElement(node) || !startsPart(level, titles, sinceLevel)) {
      if (isSpace(node)) return null;
      const start = readBlock(node, isMarked);
      isMarked = false;
      return start;
    }
    const title = plainText(node.children);
    if (sinceLevel !== null && level <= sinceLevel) sinceLevel = null;
    const kind = isMarked ? 'raw-image' : kindOfHeading(title, sinceLevel);
    if (SINCE_PREVIOUS.test(startOfWords(title))) sinceLevel = level;
    isMarked = false;
    return { kind, title, heading: node, isBlock: false };
  });
}

function kindOfHeading(title: string, sinceLevel: number | null): SectionKind {
  const kind = kindOfTitle(title);
  if (kind !== 'other') return kind;
  return sinceLevel !== null || findComponent(title) !== null ? 'component' : 'other';
}

function readBlock(node: NotesNode, isMarked: boolean): Start | null {
  const block = { heading: null, isBlock: true } as const;
  if (isFullChangelog(node)) return { ...block, kind: 'full-changelog', title: 'Full changelog' };
  if (isSecurityAlert(node)) return { ...block, kind: 'security', title: 'Security notice' };
  if (!isMarked) return null;
  return { kind: 'raw-image', title: 'Raw disk image', heading: null, isBlock: false };
}

function namedId({ heading, title }: Start, idPrefix: string, taken: Set<string>): string {
  const own = heading?.properties['id'];
  return typeof own === 'string' ? own : takeName(`${idPrefix}${headingSlug(title)}`, taken);
}

function openSection(start: Start, id: string, nodes: NotesNode[]): OpenSection {
  return { kind: start.kind, id, title: start.title, heading: start.heading, nodes };
}

const UNNAMED = { kind: 'other', title: '', heading: null, isBlock: false } as const;

/**
 * Divides notes at their headings, and recognises the parts that GitHub and Kairos' own scripts
 * generate: what changed, new contributors, the comparison link, a security notice, one
 * component's changes below “Changes since …”, and the factory's part on raw images.
 *
 * A part below a heading ends with the next heading that starts one; a security notice and the
 * comparison link, which have no heading, are parts of one block.
 */
export function splitSections(
  nodes: readonly NotesNode[],
  idPrefix: string,
): readonly SectionTree[] {
  const taken = idsOf(nodes);
  const starts = readStarts(nodes);
  const sections: OpenSection[] = [];
  let current = openSection(UNNAMED, '', []);
  sections.push(current);
  for (const [index, node] of nodes.entries()) {
    const start = starts[index] ?? null;
    if (isRawImageMark(node)) continue;
    if (start === null) {
      current.nodes.push(node);
      continue;
    }
    const id = namedId(start, idPrefix, taken);
    if (start.heading === null && isElement(node)) node.properties['id'] ??= id;
    sections.push(openSection(start, id, start.heading === null ? [node] : []));
    const opened = sections.at(-1);
    current = start.isBlock || opened === undefined ? openSection(UNNAMED, '', []) : opened;
    if (start.isBlock) sections.push(current);
  }
  return sections.filter(({ heading, nodes: own }) => heading !== null || !own.every(isSpace));
}
