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
import { isOnGithub, resolveImage, resolveLink, type NotesOrigin } from './resolve-url';
import { revealBidi } from './reveal-bidi';

const MAX_SPAN = 50;
const MAX_LIST_START = 1_000_000_000;

/** Options of {@link cleanTree}. */
export type CleanSettings = { readonly origin: NotesOrigin; readonly idPrefix: string };

/**
 * Does what a list of allowed elements cannot: headings move below those of the page and get anchors; links and
 * images become absolute and safe; links inside the notes lead to their target or become text; images of hosts
 * other than GitHub become links; characters that reorder text are made visible; numbers are limited; repeated
 * ids are removed.
 *
 * Expects a sanitised tree.
 */
export function cleanTree(tree: Root, { origin, idPrefix }: CleanSettings): readonly NotesNode[] {
  const whole = rewrite(tree.children, (node) => {
    if (node.type === 'text') return [{ ...node, value: revealBidi(node.value) }];
    return isElement(node) ? [boundNumbers(revealProperties(node))] : [];
  });
  anchorHeadings(whole, idPrefix);
  const anchors = anchorsOf(whole);
  const cleaned = rewrite(whole, (node) => {
    if (isElement(node, 'a')) return [cleanLink(node, origin, anchors, idPrefix)];
    if (isElement(node, 'img')) return cleanImage(node, origin);
    return [node];
  });
  dropRepeatedIds(cleaned);
  return cleaned;
}

/** Whether nodes have nothing that a reader can see. */
export function isBlank(nodes: readonly NotesNode[]): boolean {
  return plainText(nodes) === '' && !elementsOf(nodes).some((node) => isElement(node, 'img', 'hr'));
}

function cleanLink(
  link: Element,
  origin: NotesOrigin,
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
  const url = href === '' || href.startsWith('#') ? null : resolveLink(href, origin);
  const cleaned = url === null ? element('span', {}, children) : externalLink(url, children, link);
  if (anchor !== undefined && anchor !== null) cleaned.properties['id'] = anchor;
  return cleaned;
}

function withoutLinks(nodes: readonly NotesNode[]): NotesNode[] {
  return rewrite(nodes, (node) => (isElement(node, 'a') ? node.children : [node]));
}

/** Percent signs decoded, since browsers find an id by either form; unchanged if malformed. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch (thrown) {
    if (thrown instanceof URIError) return fragment;
    throw thrown;
  }
}

function cleanImage(image: Element, origin: NotesOrigin): readonly NotesNode[] {
  const alt = textProperty(image, 'alt');
  const source = textProperty(image, 'src');
  const url = source === '' ? null : resolveImage(source, origin);
  if (url === null) return alt === '' ? [] : [text(alt)];
  if (!isOnGithub(url)) {
    const { host } = new URL(url);
    return [
      externalLink(
        url,
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
        src: url,
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

function textProperty({ properties }: Element, name: string): string {
  const value = properties[name];
  return typeof value === 'string' ? value : '';
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

function boundedNumber(value: unknown, most: number): number | null {
  const number = Number(value);
  return Number.isInteger(number) && number >= 0 ? Math.min(number, most) : null;
}

function revealProperties(node: Element): Element {
  const properties = { ...node.properties };
  for (const name of ['title', 'alt', 'ariaLabel']) {
    const value = properties[name];
    if (typeof value === 'string') properties[name] = revealBidi(value);
  }
  return { ...node, properties };
}

function anchorsOf(nodes: readonly NotesNode[]): ReadonlySet<string> {
  return new Set(
    elementsOf(nodes).flatMap(({ properties: { id, name } }) =>
      [id, name].filter((value) => typeof value === 'string'),
    ),
  );
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
