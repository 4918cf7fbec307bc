import type {
  Delete,
  Emphasis,
  Heading,
  Link,
  LinkReference,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Strong,
  TableCell,
} from 'mdast';

/** Whether a node can have children. */
export function isParent(node: Nodes): node is Nodes & Parents {
  return 'children' in node;
}

/** Calls `act` with a node and all nodes in it, parents first. */
export function visitNodes(node: Nodes, act: (node: Nodes) => void): void {
  act(node);
  if (isParent(node)) for (const child of node.children) visitNodes(child, act);
}

/** Replaces the texts among the children of a node. */
export function replaceTexts(
  node: Nodes,
  replace: (value: string) => readonly PhrasingContent[],
): void {
  if (!hasPhrasing(node) || !node.children.some(({ type }) => type === 'text')) return;
  node.children = node.children.flatMap((child) =>
    child.type === 'text' ? replace(child.value) : [child],
  );
}

type PhrasingParent =
  | Delete
  | Emphasis
  | Heading
  | Link
  | LinkReference
  | Paragraph
  | Strong
  | TableCell;

const PHRASING_PARENTS: ReadonlySet<Nodes['type']> = new Set<PhrasingParent['type']>([
  'delete',
  'emphasis',
  'heading',
  'link',
  'linkReference',
  'paragraph',
  'strong',
  'tableCell',
]);

/** Whether text can be a child of a node. */
function hasPhrasing(node: Nodes): node is PhrasingParent {
  return PHRASING_PARENTS.has(node.type);
}
