import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';

/** A node of a page that is not a document type: what notes consist of. */
export type NotesNode = ElementContent;

/** Makes an element. */
export function element(
  tagName: string,
  properties: Properties,
  children: readonly NotesNode[],
): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

/** Makes a text. */
export function text(value: string): NotesNode {
  return { type: 'text', value };
}

/** Says whether a node is an element, of one of the names when any are given. */
export function isElement(
  node: RootContent | undefined,
  ...names: readonly string[]
): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** Says whether an element has a class. */
export function hasClass({ properties }: Element, name: string): boolean {
  const classes = properties['className'];
  return Array.isArray(classes) && classes.includes(name);
}

/** The text in nodes, without markup, with white space folded. */
export function plainText(nodes: readonly NotesNode[]): string {
  return rawText(nodes).replace(/\s+/g, ' ').trim();
}

function rawText(nodes: readonly NotesNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      return node.type === 'element' ? rawText(node.children) : '';
    })
    .join('');
}

/** Rebuilds nodes from the leaves up: each, its children already rebuilt, becomes what `replace` answers for it. */
export function rewrite(
  nodes: readonly RootContent[],
  replace: (node: NotesNode) => readonly NotesNode[],
): NotesNode[] {
  return nodes.flatMap((node) => {
    if (node.type === 'doctype' || node.type === 'comment') return [];
    if (node.type !== 'element') return [...replace(node)];
    return [...replace({ ...node, children: rewrite(node.children, replace) })];
  });
}

/** All elements among nodes, in the order in which a reader meets them. */
export function elementsOf(nodes: readonly RootContent[]): readonly Element[] {
  const found: Element[] = [];
  const collect = (children: readonly RootContent[]): void => {
    for (const node of children) {
      if (node.type !== 'element') continue;
      found.push(node);
      collect(node.children);
    }
  };
  collect(nodes);
  return found;
}

/** Makes the root of a tree. */
export function rootOf(children: readonly NotesNode[]): Root {
  return { type: 'root', children: [...children] };
}
