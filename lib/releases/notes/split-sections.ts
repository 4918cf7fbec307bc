import type { Element } from 'hast';

import { findComponent } from '@/lib/names/catalog/find-component';

import { TOP_HEADING_LEVEL, headingLevel, headingSlug, idsOf, takeId } from './anchor-headings';
import { hasClass, isElement, plainText, type NotesNode } from './hast-tree';
import type { SectionKind } from './model';

/** A section with its content as a tree. */
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

/**
 * Splits notes at their headings and recognises the parts that GitHub and Kairos' scripts generate: changes,
 * new contributors, the comparison link, a security notice, the changes of one component below “Changes
 * since …”, and the factory's part on raw images.
 *
 * A part with a heading ends before the next heading that starts a part. A security notice and the comparison
 * link have no heading: each is a part of one block.
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
  return sections.filter(
    ({ heading, nodes: content }) => heading !== null || !content.every(isSpace),
  );
}

/** Whether a node replaces the factory's comment around its part on raw images; see `markSource`. */
export function isRawImageMark(node: NotesNode): boolean {
  return isElement(node, 'div') && hasClass(node, 'notes-raw-image');
}

const UNNAMED = { kind: 'other', title: '', heading: null, isBlock: false } as const;

type Start = {
  readonly kind: SectionKind;
  readonly title: string;
  readonly heading: Element | null;
  /** Whether the section is only this block, without what follows. */
  readonly isBlock: boolean;
};

/** The section that each node starts; null if it continues one. */
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

/**
 * Whether a heading starts a part: every one of the first level, and those of the second level if there is
 * only one of the first, or below “Changes since …”.
 */
function startsPart(level: number | null, titles: number, sinceLevel: number | null): boolean {
  if (level === TOP_HEADING_LEVEL) return true;
  return level === TOP_HEADING_LEVEL + 1 && (titles === 1 || sinceLevel !== null);
}

function kindOfHeading(title: string, sinceLevel: number | null): SectionKind {
  const kind = kindOfTitle(title);
  if (kind !== 'other') return kind;
  return sinceLevel !== null || findComponent(title) !== null ? 'component' : 'other';
}

function kindOfTitle(title: string): SectionKind {
  const words = startOfWords(title);
  return KINDS_BY_TITLE.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}

function startOfWords(title: string): string {
  return title.replace(/^[^\p{L}\p{N}]+/u, '');
}

function readBlock(node: NotesNode, isMarked: boolean): Start | null {
  const block = { heading: null, isBlock: true } as const;
  if (isFullChangelog(node)) return { ...block, kind: 'full-changelog', title: 'Full changelog' };
  if (isSecurityAlert(node)) return { ...block, kind: 'security', title: 'Security notice' };
  if (!isMarked) return null;
  return { kind: 'raw-image', title: 'Raw disk image', heading: null, isBlock: false };
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

function isSpace(node: NotesNode): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

function namedId({ heading, title }: Start, idPrefix: string, taken: Set<string>): string {
  const id = heading?.properties['id'];
  return typeof id === 'string' ? id : takeId(`${idPrefix}${headingSlug(title)}`, taken);
}

function openSection(start: Start, id: string, nodes: NotesNode[]): OpenSection {
  return { kind: start.kind, id, title: start.title, heading: start.heading, nodes };
}
