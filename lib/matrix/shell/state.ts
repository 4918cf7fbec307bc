import type { Result } from '@/lib/base/result';
import { spend, type Budget } from '@/lib/matrix/expand/budget';

import { unreadable, type Glyph, type Node, type ShellText, type Unreadable } from './model';

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
  /** Characters and parts that may still be looked at or copied. */
  readonly work: Budget;
  /** How many loops stand around the present statement. */
  depth: number;
  /** How many command substitutions stand around the present word. */
  nesting: number;
  steps: number;
};

const TOO_MUCH = unreadable('The script does too much to be followed.');

/** The state before the first statement. */
export function initialState(environment: ReadonlyMap<string, string | null>, work: Budget): State {
  return {
    variables: new Map(),
    environment,
    unsteady: new Map(),
    written: [],
    unknownOutputs: new Map(),
    outputDefect: null,
    everythingDefect: null,
    parsed: new Map(),
    work,
    depth: 0,
    nesting: 0,
    steps: 0,
  };
}

/** The characters and parts of what is known of a variable: what it costs to copy. */
export function lengthOf(variable: Variable): number {
  if (variable.kind === 'unreadable') return 1;
  if (variable.kind === 'text') return 1 + variable.text.glyphs.length;
  return variable.items.reduce((sum, { glyphs }) => sum + 1 + glyphs.length, 1);
}

/** Notes that nothing is known any more, and why. */
export function loseEverything(state: State, why: Unreadable): void {
  state.everythingDefect ??= why;
  state.outputDefect ??= why;
}

/** Gives up on a script that does too much. */
export function loseTooMuch(state: State): Unreadable {
  loseEverything(state, TOO_MUCH);
  return TOO_MUCH;
}

/** Takes work into account; answers with why the script is given up once it is too much, else with null. */
export function takeWork(state: State, cost: number): Unreadable | null {
  if (spend(state.work, cost)) return null;
  state.work.left = 0;
  return loseTooMuch(state);
}
