import type { Element, Root } from 'hast';

import { anchorHeadings } from './anchor-headings';
import {
  element,
  elementsOf,
  isElement,
  plainText,
  rewrite,
  text,
  type NotesNode,
} from './hast-tree';
import { isOnGithub, resolveImage, resolveLink, type NotesPlace } from './resolve-address';
import { revealBidi } from './reveal-bidi';

const MAX_SPAN = 50;
const MAX_LIST_START = 1_000_000_000;

function textProperty({ properties }: Element, name: string): string {
  const value = properties[name];
  return typeof value === 'string' ? value : '';
}

function externalLink(href: string, children: readonly NotesNode[], from: Element | null): Element {
  const { title } = from?.properties ?? {};
  return element(
    'a',
    {
      ...(typeof title === 'string' && { title }),
      href,
      rel: ['noopener', 'noreferrer', 'ugc', 'nofollow'],
    },
    children,
  );
}

/** Addresses are written with percent signs, identifiers as they are; browsers try both. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch (thrown) {
    if (thrown instanceof URIError) return fragment;
    throw thrown;
  }
}

function withoutLinks(nodes: readonly NotesNode[]): NotesNode[] {
  return rewrite(nodes, (node) => (isElement(node, 'a') ? node.children : [node]));
}

function cleanLink(
  link: Element,
  place: NotesPlace,
  anchors: ReadonlySet<string>,
  idPrefix: string,
): Element {
  const { id, name } = link.properties;
  const anchor = id ?? name;
  const children = withoutLinks(link.children);
  const href = textProperty(link, 'href');
  if (href.startsWith('#')) {
    const target = `${idPrefix}${href.slice(1)}`;
    const { title: _title, rel: _rel, ...kept } = link.properties;
    if (anchors.has(target) || anchors.has(decoded(target)))
      return element('a', { ...kept, href: `#${target}` }, children);
  }
  const address = href === '' || href.startsWith('#') ? null : resolveLink(href, place);
  const cleaned =
    address === null ? element('span', {}, children) : externalLink(address, children, link);
  if (anchor !== undefined && anchor !== null) cleaned.properties['id'] = anchor;
  return cleaned;
}

function cleanImage(image: Element, place: NotesPlace): readonly NotesNode[] {
  const alt = textProperty(image, 'alt');
  const source = textProperty(image, 'src');
  const address = source === '' ? null : resolveImage(source, place);
  if (address === null) return alt === '' ? [] : [text(alt)];
  if (!isOnGithub(address)) {
    const { host } = new URL(address);
    return [
      externalLink(
        address,
        [text(`image on ${revealBidi(host)}${alt === '' ? '' : `: ${alt}`}`)],
        null,
      ),
    ];
  }
  const { width, height, title } = image.properties;
  return [
    element(
      'img',
      {
        src: address,
        alt,
        ...(title !== undefined && { title }),
        ...(width !== undefined && { width }),
        ...(height !== undefined && { height }),
        loading: 'lazy',
        decoding: 'async',
        referrerPolicy: 'no-referrer',
      },
      [],
    ),
  ];
}

function boundedNumber(value: unknown, most: number): number | null {
  const number = Number(value);
  return Number.isInteger(number) && number >= 0 ? Math.min(number, most) : null;
}

function boundNumbers(node: Element): Element {
  const properties = { ...node.properties };
  for (const [name, most] of [
    ['colSpan', MAX_SPAN],
    ['rowSpan', MAX_SPAN],
    ['start', MAX_LIST_START],
  ] as const) {
    if (properties[name] === undefined) continue;
    properties[name] = boundedNumber(properties[name], most) ?? undefined;
  }
  return { ...node, properties };
}

function revealProperties(node: Element): Element {
  const properties = { ...node.properties };
  for (const name of ['title', 'alt', 'ariaLabel']) {
    const value = properties[name];
    if (typeof value === 'string') properties[name] = revealBidi(value);
  }
  return { ...node, properties };
}

function dropRepeatedIds(nodes: readonly NotesNode[]): void {
  const seen = new Set<unknown>();
  for (const { properties } of elementsOf(nodes)) {
    const { id } = properties;
    if (id === undefined) continue;
    if (seen.has(id)) delete properties['id'];
    seen.add(id);
  }
}

function anchorsOf(nodes: readonly NotesNode[]): ReadonlySet<string> {
  return new Set(
    elementsOf(nodes).flatMap(({ properties: { id, name } }) =>
      [id, name].filter((value) => typeof value === 'string'),
    ),
  );
}

/** Settings of {@link cleanTree}. */
export type CleanSettings = { readonly place: NotesPlace; readonly idPrefix: string };

/**
 * Settles what a list of allowed elements cannot: headings move below the page's own and get
 * anchors, links and images are made absolute and inert,
 * links to a part of the notes reach it or stop being links, images of hosts other than GitHub
 * become links, text that reorders itself is shown as stored, and numbers stay small.
 *
 * Expects a tree that has been sanitised.
 */
export function cleanTree(tree: Root, { place, idPrefix }: CleanSettings): readonly NotesNode[] {
  const whole = rewrite(tree.children, (node) => {
    if (node.type === 'text') return [{ ...node, value: revealBidi(node.value) }];
    return isElement(node) ? [boundNumbers(revealProperties(node))] : [];
  });
  anchorHeadings(whole, idPrefix);
  const anchors = anchorsOf(whole);
  const cleaned = rewrite(whole, (node) => {
    if (isElement(node, 'a')) return [cleanLink(node, place, anchors, idPrefix)];
    if (isElement(node, 'img')) return cleanImage(node, place);
    return [node];
  });
  dropRepeatedIds(cleaned);
  return cleaned;
}

/** Whether there is anything among nodes that a reader could see. */
export function isBlank(nodes: readonly NotesNode[]): boolean {
  return plainText(nodes) === '' && !elementsOf(nodes).some((node) => isElement(node, 'img', 'hr'));
}
