import type { Element } from 'hast';

import { elementsOf, isElement, plainText, type NotesNode } from './hast-tree';

/** The level of the highest heading of notes, below the titles of the page and of the release. */
export const TOP_HEADING_LEVEL = 3;

const LOWEST_LEVEL = 6;

/**
 * Moves headings below those of the page, to an outline without gaps: the first level is
 * {@link TOP_HEADING_LEVEL}, and a heading is one level below the heading that contains it. A heading
 * without an id gets one from its text.
 *
 * Mutates the given nodes.
 */
export function anchorHeadings(nodes: readonly NotesNode[], idPrefix: string): void {
  const taken = idsOf(nodes);
  const above: number[] = [];
  for (const heading of elementsOf(nodes)) {
    const level = headingLevel(heading);
    if (level === null) continue;
    while ((above.at(-1) ?? 0) >= level) above.pop();
    heading.tagName = `h${Math.min(TOP_HEADING_LEVEL + above.length, LOWEST_LEVEL)}`;
    above.push(level);
    if (idOf(heading) !== null) continue;
    const slug = headingSlug(plainText(heading.children));
    heading.properties['id'] = takeId(`${idPrefix}${slug}`, taken);
  }
}

/** The level of a heading element; null for any other node. */
export function headingLevel(node: NotesNode | undefined): number | null {
  if (!isElement(node, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')) return null;
  return Number(node.tagName.slice(1));
}

/**
 * The anchor of a heading by its text: lower case, without punctuation, blanks as dashes, as GitHub does in
 * files. At most 80 characters; `section` if nothing remains.
 */
export function headingSlug(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .trim()
    .replaceAll(' ', '-')
    .slice(0, 80);
  return slug === '' ? 'section' : slug;
}

/** Returns the wanted id, or its first numbered form that is not taken, and adds it to the taken ones. */
export function takeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let count = 1; taken.has(id); count += 1) id = `${wanted}-${count}`;
  taken.add(id);
  return id;
}

/** The ids of the given nodes and of all nodes inside. */
export function idsOf(nodes: readonly NotesNode[]): Set<string> {
  return new Set(elementsOf(nodes).flatMap((node) => idOf(node) ?? []));
}

function idOf({ properties }: Element): string | null {
  return typeof properties['id'] === 'string' ? properties['id'] : null;
}
