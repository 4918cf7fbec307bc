import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';

/** A node of notes: an element, text or a comment. */
export type NotesNode = ElementContent;

/** Makes an element. */
export function element(
  tagName: string,
  properties: Properties,
  children: readonly NotesNode[],
): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

/** Makes a text node. */
export function text(value: string): NotesNode {
  return { type: 'text', value };
}

/** Whether a node is an element, and has one of the tag names if any are given. */
export function isElement(
  node: RootContent | undefined,
  ...names: readonly string[]
): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** Whether an element has a class. */
export function hasClass({ properties }: Element, name: string): boolean {
  const classes = properties['className'];
  return Array.isArray(classes) && classes.includes(name);
}

/** The text in nodes without markup, its white space collapsed. */
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

/** Replaces all nodes from the leaves up: `replace` gets each with its children replaced. Comments are dropped. */
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

/** All elements in nodes, in document order. */
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
