/** A part of a text: literal, or an expression whose value is known only at run time. */
export type ScriptText = string | { readonly expression: string };

/** A script of a step, with what the workflow file says of it. */
export type StepScript = {
  /** Unique within its file. */
  readonly id: string;
  readonly text: readonly ScriptText[];
  /** The variables that the step is given. */
  readonly environment: readonly (readonly [name: string, value: readonly ScriptText[]])[];
  /** The options that GitHub starts Bash with, e.g. `-eo pipefail`. */
  readonly options: string;
  /** The line of the file on which the script begins; null where its lines are not those of the file. */
  readonly firstLine: number | null;
};

/** The variables that a step is given: with values that the file says, and with others. */
export type GivenVariables = {
  readonly known: readonly string[];
  readonly unknown: readonly string[];
};

/** Why a script is not followed, as a clause, e.g. “runs “eval”, which is not followed”. */
export type Refusal = { readonly clause: string; readonly line: number };

/** What a script depends on. */
export type ScriptFacts = {
  readonly refusal: Refusal | null;
  /** Variables that it reads and nothing sets: as written, and as passed to it. */
  readonly variables: readonly { readonly name: string; readonly variable: string }[];
  /** Programs whose output is known only at run time. */
  readonly programs: readonly { readonly name: string; readonly line: number }[];
  /** Branches that something unknown decides, and by what. */
  readonly branches: readonly { readonly line: number; readonly sources: readonly string[] }[];
  /** Words that something unknown is compared with. */
  readonly words: readonly {
    readonly source: string;
    readonly word: string;
    readonly label: string;
  }[];
};

/** Values for all that is unknown, and so one way in which a script may run. */
export type World = {
  readonly environment: Readonly<Record<string, string>>;
  readonly expressions: readonly string[];
  readonly programs: readonly { readonly output: string; readonly exitCode: number }[];
  readonly given: GivenVariables;
  readonly options: string;
};

/** What a script did in one world. */
export type ScriptRun = {
  readonly exitCode: number;
  /** What it wrote to the file of its outputs. */
  readonly output: string;
  /** What it printed, which may contain old commands to the runner. */
  readonly stdout: string;
  /** The branches it took, of those that something unknown decides. */
  readonly branches: readonly number[];
  /** Where the interpreter may differ from a runner, as clauses. */
  readonly unsure: readonly string[];
};

/** Inspects and runs scripts, in memory. */
export type ScriptShell = {
  readonly inspect: (text: string, given: GivenVariables) => Promise<ScriptFacts>;
  readonly run: (text: string, world: World) => Promise<ScriptRun>;
};

/** The outputs of a script in one case: always, or only with a word that something unknown must be. */
export type ScriptCase = {
  readonly scope: string | null;
  readonly outputs: ReadonlyMap<string, string>;
};

/** What a script writes as its outputs, the case that needs no word first, or why that is unknown, as a clause. */
export type ScriptReading =
  | { readonly kind: 'read'; readonly cases: readonly [ScriptCase, ...ScriptCase[]] }
  | { readonly kind: 'unknown'; readonly clause: string };
