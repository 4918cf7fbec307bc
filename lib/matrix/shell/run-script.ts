import { assign, forget } from './assign';
import { evaluateCommand, evaluateWords, type SpreadItem } from './evaluate-word';
import { glyphScope } from './glyphs';
import { DECLARING, isOutputRedirect, mayChange } from './may-change';
import { mergeScoped } from './merge-scoped';
import { unreadable } from './model';
import { readCondition } from './read-condition';
import { loseEverything, loseTooMuch, takeWork, type State } from './state';
import {
  type Branch,
  glyphText,
  plainText,
  type Redirect,
  type SimpleStatement,
  type Statement,
  toAssignment,
} from './syntax';

/** Statements that are followed at most. */
const STEP_LIMIT = 5000;

/** How a statement ended. */
type Signal = 'next' | 'continue' | 'break' | 'exit';

type Kind<Name extends Statement['kind']> = Extract<Statement, { kind: Name }>;

/** Where what a statement writes goes: to the step's outputs, or anywhere else. */
type Target = { readonly isOutput: boolean };

/**
 * Follows a script as the shell would, as far as it can be followed, and notes in `state` what it sets and
 * writes. Where it cannot be followed, all that may have changed is noted as not known.
 */
export function runScript(statements: readonly Statement[], state: State): void {
  runAll(statements, { isOutput: false }, state);
}

function runAll(statements: readonly Statement[], target: Target, state: State): Signal {
  for (const statement of statements) {
    const signal = run(statement, target, state);
    if (signal !== 'next') return signal;
  }
  return 'next';
}

function run(statement: Statement, target: Target, state: State): Signal {
  state.steps += 1;
  if (state.steps > STEP_LIMIT) loseTooMuch(state);
  if (state.everythingDefect !== null) return 'exit';
  switch (statement.kind) {
    case 'simple':
      return runSimple(statement, target, state);
    case 'pipeline':
      return runPipeline(statement, target, state);
    case 'logical':
      return runLogical(statement, target, state);
    case 'if':
      return runIf(statement, within(target, statement.redirects), state);
    case 'for':
      return runFor(statement, within(target, statement.redirects), state);
    case 'group':
      return runAll(statement.body, within(target, statement.redirects), state);
    case 'opaque':
      return runOpaque(statement, target, state);
  }
}

function within(target: Target, redirects: readonly Redirect[]): Target {
  return { isOutput: target.isOutput || redirects.some(isOutputRedirect) };
}

function runSimple(statement: SimpleStatement, target: Target, state: State): Signal {
  const { assignments, words, redirects, line } = statement;
  const command = plainText(words[0]) ?? '';
  if (command === 'continue' || command === 'break')
    return words.length === 1 ? command : jump(state, line);
  if (command === 'exit' || command === 'return') return 'exit';
  const isDeclaring = DECLARING.includes(command);
  if (words.length === 0 || isDeclaring) {
    const declared = isDeclaring ? words.slice(1).flatMap((word) => toAssignment(word) ?? []) : [];
    for (const assignment of [...assignments, ...declared]) assign(assignment, state);
    const { isEverything, size } = mayChange([statement]);
    takeWork(state, size);
    if (isEverything)
      loseEverything(
        state,
        unreadable(`Line ${line} declares a variable in a way that is not followed.`),
      );
    return 'next';
  }
  const change = mayChange([{ ...statement, assignments: [] }]);
  const why = unreadable(`Line ${line} runs “${words[0]?.raw}”, which is not followed.`);
  forget({ ...change, isOutput: false }, why, state);
  const goesTo = within(target, redirects);
  if (goesTo.isOutput) writeOutput(statement, state);
  else if (change.isOutput) state.outputDefect ??= why;
  return 'next';
}

function jump(state: State, line: number): Signal {
  loseEverything(state, unreadable(`Line ${line} leaves several loops at once.`));
  return 'exit';
}

/** A pipeline runs beside the script: it can write, and sets nothing. */
function runPipeline({ commands, line }: Kind<'pipeline'>, target: Target, state: State): Signal {
  const last = commands.at(-1);
  const isTee = last?.kind === 'simple' && isOutputTee(last);
  const redirects = last !== undefined && 'redirects' in last ? last.redirects : [];
  if (isTee || within(target, redirects).isOutput) {
    writeOutput(
      { kind: 'pipeline', line, commands: isTee ? commands.slice(0, -1) : commands },
      state,
    );
    return 'next';
  }
  const { isOutput, size } = mayChange(commands);
  takeWork(state, size);
  if (isOutput) {
    state.outputDefect ??= unreadable(
      `Line ${line} writes an output in a way that is not followed.`,
    );
  }
  return 'next';
}

function isOutputTee({ words }: SimpleStatement): boolean {
  return plainText(words[0]) === 'tee' && words.some(({ raw }) => raw.includes('GITHUB_OUTPUT'));
}

function writeOutput(statement: Statement, state: State): void {
  const written = evaluateCommand(statement, state);
  if (written.ok) {
    for (const glyph of written.value.glyphs) state.written.push(glyph);
    return;
  }
  const name = outputName(statement);
  if (name === null) state.outputDefect ??= written.failure;
  else state.unknownOutputs.set(name, written.failure);
}

/** The output that `echo name=…` or `printf name=…` writes, even where its value is not known. */
function outputName(statement: Statement): string | null {
  if (statement.kind !== 'simple') return null;
  const [command, first] = statement.words;
  if (!['echo', 'printf'].includes(plainText(command) ?? '')) return null;
  const part = first?.parts.find((each) => each.kind !== 'text' || each.glyphs.length > 0);
  if (part?.kind !== 'text') return null;
  return /^([\w-]+)=/.exec(glyphText(part.glyphs))?.[1] ?? null;
}

/** `condition && command` is followed as a condition; other chains only in their first command. */
function runLogical({ first, rest, line }: Kind<'logical'>, target: Target, state: State): Signal {
  const [only, ...others] = rest;
  const isTest = first.kind === 'simple' && ['[', '[[', 'test'].includes(first.words[0]?.raw ?? '');
  if (isTest && only?.operator === '&&' && others.length === 0) {
    const branch = { condition: [first], body: [only.statement] };
    return runIf(
      { kind: 'if', line, branches: [branch], otherwise: [], redirects: [] },
      target,
      state,
    );
  }
  const signal = run(first, target, state);
  if (signal !== 'next') return signal;
  forgetBranches(
    rest.map(({ statement }) => statement),
    line,
    state,
  );
  return 'next';
}

function runIf(statement: Kind<'if'>, target: Target, state: State): Signal {
  for (const [at, branch] of statement.branches.entries()) {
    const condition = readCondition(branch.condition, state);
    if (condition.kind === 'known' && condition.holds) return runAll(branch.body, target, state);
    if (condition.kind === 'known') continue;

    const left = statement.branches.slice(at + 1);
    const others = [...left.flatMap(statementsOf), ...statement.otherwise];
    if (condition.kind === 'unknown') {
      forgetBranches([...statementsOf(branch), ...others], statement.line, state);
      return 'next';
    }
    const signal = runScoped({ ...condition, line: statement.line }, state, () =>
      runAll(branch.body, target, state),
    );
    forgetBranches(others, statement.line, state);
    return signal === 'next' ? 'next' : loseBranch(statement.line, state);
  }
  return runAll(statement.otherwise, target, state);
}

function statementsOf({ condition, body }: Branch): readonly Statement[] {
  return [...condition, ...body];
}

function forgetBranches(statements: readonly Statement[], line: number, state: State): void {
  const change = mayChange(statements);
  const reason = `Line ${line} depends on a condition that is only known while the workflow runs.`;
  forget(change, unreadable(reason), state);
  if (change.isJump) loseBranch(line, state);
}

function loseBranch(line: number, state: State): Signal {
  const reason = `Line ${line} may skip the rest on a condition that is only known while the workflow runs.`;
  loseEverything(state, unreadable(reason));
  return 'exit';
}

type Scoped = { readonly scope: string; readonly line: number };

/** Runs what only happens when a scope is asked for, and marks all that it adds. */
function runScoped({ scope, line }: Scoped, state: State, body: () => Signal): Signal {
  takeWork(state, state.variables.size + 1);
  const before = new Map(state.variables);
  const { length } = state.written;
  const unknown = state.unknownOutputs.size;
  const signal = body();
  for (const [name, after] of state.variables) {
    const merged = mergeScoped({ name, before: before.get(name), after, scope, line, state });
    state.variables.set(name, merged);
  }
  if (state.written.length !== length || state.unknownOutputs.size !== unknown) {
    const reason = `Line ${line} writes an output on a condition that is only known while the workflow runs.`;
    state.outputDefect ??= unreadable(reason);
  }
  return signal;
}

function runFor(statement: Kind<'for'>, target: Target, state: State): Signal {
  const { variable, words, body, line } = statement;
  const items = evaluateWords(words, state);
  if (!items.ok) {
    forget(mayChange([statement]), items.failure, state);
    return 'next';
  }
  state.depth += 1;
  const signal = walk(items.value, state, (item) => {
    const { text, isElement } = item;
    const place = { depth: state.depth, isElement };
    state.variables.set(variable, { kind: 'text', text: { ...text, loop: place } });
    const scope = glyphScope(text.glyphs);
    if (scope === null) return runAll(body, target, state);
    return runScoped({ scope, line }, state, () => runAll(body, target, state));
  });
  state.depth -= 1;
  return signal;
}

function walk(
  items: readonly SpreadItem[],
  state: State,
  pass: (item: SpreadItem) => Signal,
): Signal {
  for (const item of items) {
    const signal = pass(item);
    if (signal === 'exit' || state.everythingDefect !== null) return 'exit';
    if (signal === 'break') return 'next';
  }
  return 'next';
}

/** A function may be called anywhere: what it changes is never known. */
function runOpaque(statement: Kind<'opaque'>, target: Target, state: State): Signal {
  const { line, what } = statement;
  const change = mayChange([statement]);
  const why = unreadable(`Line ${line} holds ${what}, which is not followed.`);
  if (what === 'a function') for (const name of change.names) state.unsteady.set(name, why);
  forget({ ...change, isOutput: change.isOutput || target.isOutput }, why, state);
  return 'next';
}
