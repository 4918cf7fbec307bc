import type { Element } from 'hast';

import { elementsOf, isElement, plainText, type NotesNode } from './hast-tree';

/** The level of the highest heading of notes on a page of ours, below the page's and the notes' own titles. */
export const TOP_HEADING_LEVEL = 3;

const LOWEST_LEVEL = 6;

/** The level a heading was written with, or `null` for what is none. */
export function headingLevel(node: NotesNode | undefined): number | null {
  if (!isElement(node, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')) return null;
  return Number(node.tagName.slice(1));
}

/**
 * Makes the anchor of a heading from its text: lower case, without punctuation, blanks as dashes,
 * as GitHub does in files.
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

/** Answers with the wanted name, or with the first of its numbered forms that is not taken, and takes it. */
export function takeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 1; taken.has(name); count += 1) name = `${wanted}-${count}`;
  taken.add(name);
  return name;
}

function idOf({ properties }: Element): string | null {
  return typeof properties['id'] === 'string' ? properties['id'] : null;
}

/** The identifiers in use among nodes. */
export function idsOf(nodes: readonly NotesNode[]): Set<string> {
  return new Set(elementsOf(nodes).flatMap((node) => idOf(node) ?? []));
}

/**
 * Moves headings below the page's own, to an outline without gaps: the first level is
 * {@link TOP_HEADING_LEVEL}, and a heading is one level below the heading it was written under.
 * Gives an anchor to each that has none.
 *
 * Changes the nodes it is given, which nobody else holds yet.
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
    heading.properties['id'] = takeName(`${idPrefix}${slug}`, taken);
  }
}
