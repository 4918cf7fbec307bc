import type { Result } from '@/lib/result';

import type { Glyph, Node, ShellText, Unreadable } from './model';

/** What is known of a variable of the script. */
export type Variable =
  | { readonly kind: 'text'; readonly text: ShellText }
  | { readonly kind: 'array'; readonly items: readonly ShellText[] }
  | { readonly kind: 'unreadable'; readonly why: Unreadable };

/** What a script has set and written so far. It changes while the script is followed. */
export type State = {
  readonly variables: Map<string, Variable>;
  /** Variables of the step's environment; null for one whose value comes from outside. */
  readonly environment: ReadonlyMap<string, string | null>;
  /** Variables that a function changes: nothing is known of them, whenever it is called. */
  readonly unsteady: Map<string, Unreadable>;
  /** What was written to the step's outputs. */
  readonly written: Glyph[];
  /** Outputs whose value cannot be known. */
  readonly unknownOutputs: Map<string, Unreadable>;
  /** Why no output can be trusted; null while all can. */
  outputDefect: Unreadable | null;
  /** Why no variable can be trusted; null while all can. */
  everythingDefect: Unreadable | null;
  /** JSON that was read before, so that the same text gives the same values. */
  readonly parsed: Map<readonly Glyph[], Result<Node, string>>;
  /** How many loops stand around the present statement. */
  depth: number;
  steps: number;
};

/** The state before the first statement. */
export function initialState(environment: ReadonlyMap<string, string | null>): State {
  return {
    variables: new Map(),
    environment,
    unsteady: new Map(),
    written: [],
    unknownOutputs: new Map(),
    outputDefect: null,
    everythingDefect: null,
    parsed: new Map(),
    depth: 0,
    steps: 0,
  };
}
