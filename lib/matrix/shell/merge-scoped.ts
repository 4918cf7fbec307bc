import { type Glyph, type Node, type ShellText, unreadable } from './model';
import { readNode } from './read-node';
import { lengthOf, takeWork, type State, type Variable } from './state';
import { glyphText } from './syntax';

/** Lists nested deeper than this are not marked, and make no matrix. */
const DEPTH_LIMIT = 100;

type Change = {
  readonly name: string;
  readonly before: Variable | undefined;
  readonly after: Variable;
  readonly scope: string;
  readonly line: number;
  readonly state: State;
};

/**
 * Says what a variable holds once a condition has passed whose outcome is not known: what it held before,
 * and behind it what the condition adds, marked with the scope that must be asked for. A change that is no
 * addition cannot be read.
 */
export function mergeScoped(change: Change): Variable {
  const { before, after, state } = change;
  if (before === after || after.kind === 'unreadable') return after;
  const why = takeWork(state, lengthOf(after) + (before === undefined ? 0 : lengthOf(before)));
  if (why !== null) return { kind: 'unreadable', why };
  return (
    (after.kind === 'array' ? mergeArray(change, after.items) : mergeText(change, after.text)) ??
    lost(change)
  );
}

function lost({ name, line }: Change): Variable {
  const reason = `Line ${line} changes “${name}” on a condition that is only known while the workflow runs.`;
  return { kind: 'unreadable', why: unreadable(reason) };
}

function mergeArray(
  { before, scope, state }: Change,
  items: readonly ShellText[],
): Variable | null {
  const kept = before?.kind === 'array' ? before.items : [];
  if (before !== undefined && before.kind !== 'array') return null;
  if (!isPrefix(kept, items)) return null;
  const added = items.slice(kept.length).map(({ glyphs, loop }) => {
    const marked = markGlyphs(glyphs, { scope, state });
    return marked === null ? null : { glyphs: marked, loop };
  });
  if (!added.every((item) => item !== null)) return null;
  return { kind: 'array', items: [...kept, ...added] };
}

function mergeText(change: Change, text: ShellText): Variable | null {
  const { before, scope, state } = change;
  if (before !== undefined && before.kind !== 'text') return null;
  const kept = before?.text.glyphs ?? [];
  const isBlank =
    /^(?:\[\s*\])?$/.test(glyphText(kept).trim()) && kept.every((each) => 'char' in each);
  const shared = isPrefix(kept, text.glyphs) ? kept.length : 0;
  if (shared < kept.length && !isBlank) return mergeList(change, text);

  const marked = markGlyphs(text.glyphs.slice(shared), { scope, state });
  if (marked === null) return null;
  const glyphs = [...text.glyphs.slice(0, shared), ...marked];
  return { kind: 'text', text: { glyphs, loop: null } };
}

function mergeList({ before, scope, line, state }: Change, text: ShellText): Variable | null {
  if (before?.kind !== 'text') return null;
  const old = readNode(before.text.glyphs, state, line);
  const now = readNode(text.glyphs, state, line);
  if (!old.ok || !now.ok || old.value.kind !== 'list' || now.value.kind !== 'list') return null;
  const kept = old.value.items;
  if (!isPrefix(kept, now.value.items)) return null;

  const added = now.value.items.slice(kept.length).map((item) => markNode(item, { scope, state }));
  if (!added.every((item) => item !== null)) return null;
  const node: Node = { ...now.value, items: [...kept, ...added] };
  return { kind: 'text', text: { glyphs: [{ node }], loop: null } };
}

function isPrefix<Item>(start: readonly Item[], whole: readonly Item[]): boolean {
  return start.every((item, index) => item === whole[index]);
}

type Marking = { readonly scope: string; readonly state: State };

function markGlyphs(glyphs: readonly Glyph[], marking: Marking): readonly Glyph[] | null {
  const marked = glyphs.map((glyph) => markGlyph(glyph, marking));
  return marked.every((glyph) => glyph !== null) ? marked : null;
}

function markGlyph(glyph: Glyph, marking: Marking): Glyph | null {
  if ('node' in glyph) {
    const node = markNode(glyph.node, marking);
    return node === null ? null : { node };
  }
  const { scope } = marking;
  return glyph.scope === null || glyph.scope === scope ? { ...glyph, scope } : null;
}

/** A list is marked item by item, so that what is added to it later stays without a scope. */
function markNode(node: Node, marking: Marking, depth = 1): Node | null {
  const { scope, state } = marking;
  if (depth > DEPTH_LIMIT || takeWork(state, 1) !== null) return null;
  if (node.kind === 'list') {
    const items = node.items.map((item) => markNode(item, marking, depth + 1));
    return items.every((item) => item !== null) ? { ...node, items } : null;
  }
  return node.scope === null || node.scope === scope ? { ...node, scope } : null;
}
