import type { LineRange } from '@/lib/matrix/expand/model';

/** One character of a script's text with the line of the workflow it stands on, or a JSON value as a whole. */
export type Glyph =
  | { readonly char: string; readonly line: number; readonly scope: string | null }
  | { readonly node: Node };

/** Where the value of a loop variable comes from: how deep the loop stands, and whether it walks an array. */
export type LoopPlace = { readonly depth: number; readonly isElement: boolean };

/** Text as the shell passes it on; `loop` says that it is the value of a loop variable and nothing else. */
export type ShellText = { readonly glyphs: readonly Glyph[]; readonly loop: LoopPlace | null };

type Placed = { readonly lines: LineRange; readonly scope: string | null };

/** A JSON value that knows where it was written. */
export type Node = ScalarNode | ListNode | ObjectNode;

/** A JSON value without parts; `loop` where it is the value of a loop variable. */
export type ScalarNode = Placed & {
  readonly kind: 'scalar';
  readonly value: null | boolean | number | string;
  readonly loop: LoopPlace | null;
};

/** A JSON list. */
export type ListNode = Placed & { readonly kind: 'list'; readonly items: readonly Node[] };

/** A JSON object with its keys in order. */
export type ObjectNode = Placed & {
  readonly kind: 'object';
  readonly entries: readonly (readonly [key: string, value: Node])[];
};

/**
 * Why something cannot be known without running the script. `isOutside` says that the value is handed to
 * the script from outside; `fallback` is what then stands in for an absent one.
 */
export type Unreadable = {
  readonly reason: string;
  readonly isOutside: boolean;
  readonly fallback: string | null;
};

/** Makes a reason that has nothing to do with values from outside. */
export function unreadable(reason: string): Unreadable {
  return { reason, isOutside: false, fallback: null };
}
