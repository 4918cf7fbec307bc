import { fail, ok, type Result } from '@/lib/base/result';

import { splitGlyphs, toGlyphs, trimEndOfLines } from './glyphs';
import { type Glyph, type ShellText, type Unreadable, unreadable } from './model';
import { parseShell } from './parse-shell';
import { runJq } from './run-jq';
import { takeWork, type State, type Variable } from './state';
import {
  glyphText,
  plainText,
  type SimpleStatement,
  type Statement,
  type Word,
  type WordPart,
} from './syntax';
import { writeEcho, writePrintf } from './write-text';

/** Command substitutions nested deeper than this are not followed. */
const NESTING_LIMIT = 20;

type Evaluated = Result<ShellText, Unreadable>;

/** Finds the text that the shell would make of a word, or why it cannot be known. */
export function evaluateWord(word: Word, state: State): Evaluated {
  const parts = word.parts.filter((part) => part.kind !== 'text' || part.glyphs.length > 0);
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return evaluatePart(only, state);
  const glyphs: Glyph[] = [];
  for (const part of parts) {
    const piece = evaluatePart(part, state);
    if (!piece.ok) return fail({ ...piece.failure, isOutside: false });
    for (const glyph of piece.value.glyphs) glyphs.push(glyph);
  }
  return ok({ glyphs, loop: null });
}

function evaluatePart(part: WordPart, state: State): Evaluated {
  const text = findText(part, state);
  const why = takeWork(state, 1 + (text.ok ? text.value.glyphs.length : 0));
  return why === null ? text : fail(why);
}

function findText(part: WordPart, state: State): Evaluated {
  switch (part.kind) {
    case 'text':
      return ok({ glyphs: part.glyphs, loop: null });
    case 'variable':
      return readVariable(part.name, part.line, state);
    case 'command':
      return evaluateSubstitution(part.script, part.line, state);
    case 'other':
      return fail(describeExpansion(part.raw, part.line, state));
  }
}

function readVariable(name: string, line: number, state: State): Evaluated {
  const known = findVariable(name, state);
  if (known?.kind === 'text') return ok(known.text);
  if (known?.kind === 'unreadable') return fail(known.why);
  if (known?.kind === 'array')
    return fail(unreadable(`Line ${line} uses the array “${name}” as one text.`));
  const given = state.environment.get(name);
  if (typeof given === 'string') return ok({ glyphs: toGlyphs(given, line), loop: null });
  const reason = `“${name}” on line ${line} is given to the script from outside.`;
  return fail({ reason, isOutside: true, fallback: null });
}

function findVariable(name: string, state: State): Variable | undefined {
  const why = state.everythingDefect ?? state.unsteady.get(name);
  return why === null || why === undefined
    ? state.variables.get(name)
    : { kind: 'unreadable', why };
}

/** An expression of the workflow and an argument of the script come from outside, as does `${NAME:-word}`. */
function describeExpansion(raw: string, line: number, state: State): Unreadable {
  const reason = `Line ${line} uses “${raw}”, whose value is not known without running the script.`;
  if (raw.startsWith('${{') || /^\$\d$/.test(raw)) {
    return { reason, isOutside: true, fallback: null };
  }
  const [, name = '', fallback = ''] = /^\$\{(\w+):?-(.*)\}$/s.exec(raw) ?? [];
  const isOutside = name !== '' && findVariable(name, state) === undefined;
  return {
    reason,
    isOutside,
    fallback: isOutside ? fallback.replace(/^(["'])(.*)\1$/s, '$2') : null,
  };
}

/** Finds the items that the shell would make of words in a list, arrays and unquoted variables spread out. */
export function evaluateWords(
  words: readonly Word[],
  state: State,
): Result<readonly SpreadItem[], Unreadable> {
  const items: SpreadItem[] = [];
  for (const word of words) {
    const spread = spreadWord(word, state);
    if (!spread.ok) return spread;
    for (const item of spread.value) items.push(item);
  }
  return ok(items);
}

/** An item of a list; `isElement` when it was written in an array or in a list of words kept in a variable. */
export type SpreadItem = { readonly text: ShellText; readonly isElement: boolean };

function spreadWord(word: Word, state: State): Result<readonly SpreadItem[], Unreadable> {
  const parts = word.parts.filter((part) => part.kind !== 'text' || part.glyphs.length > 0);
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'variable' && only.isWhole) {
    const array = findVariable(only.name, state);
    if (array?.kind === 'array') {
      const why = takeWork(state, 1 + array.items.length);
      if (why !== null) return fail(why);
      return ok(array.items.map((text) => ({ text, isElement: true })));
    }
  }
  const pattern = parts.find(isExpanded);
  if (pattern !== undefined) {
    return fail(unreadable(`Line ${word.line} uses the pattern “${word.raw}”.`));
  }
  const text = evaluateWord(word, state);
  if (!text.ok) return text;
  const isSplit = parts.some((part) => part.kind !== 'text' && !part.isQuoted);
  if (!isSplit) return ok([{ text: text.value, isElement: false }]);
  if (state.variables.has('IFS')) {
    return fail(unreadable(`Line ${word.line} splits words in a way that the script has changed.`));
  }
  const pieces = splitGlyphs(text.value.glyphs, /\s/).filter(({ length }) => length > 0);
  return ok(pieces.map((glyphs) => ({ text: { glyphs, loop: null }, isElement: true })));
}

/** Whether it has characters that the shell would expand to something else. */
function isExpanded(part: WordPart): boolean {
  if (part.kind !== 'text' || part.isQuoted) return false;
  const text = glyphText(part.glyphs);
  return /[*?]|^~/.test(text) || text.split('}').slice(0, -1).some(isChoice);
}

/** Whether a text before a closing brace opens one in which there is something to choose from. */
function isChoice(text: string): boolean {
  const start = text.indexOf('{');
  return start !== -1 && /,|\.\./.test(text.slice(start));
}

function evaluateSubstitution(script: string, line: number, state: State): Evaluated {
  if (state.nesting >= NESTING_LIMIT) return fail(unreadable(`Line ${line} is nested too deeply.`));
  const why = takeWork(state, 1 + script.length);
  if (why !== null) return fail(why);
  state.nesting += 1;
  const written = substitute(script, line, state);
  state.nesting -= 1;
  return written;
}

function substitute(script: string, line: number, state: State): Evaluated {
  const parsed = parseShell(script, line);
  if (!parsed.ok) return fail(unreadable(parsed.failure));
  const [statement, ...others] = parsed.value;
  if (statement === undefined) return ok({ glyphs: [], loop: null });
  if (others.length > 0) {
    return fail(unreadable(`Line ${line} takes what several commands write.`));
  }
  const written = evaluateCommand(statement, state);
  if (!written.ok) return written;
  return ok({ glyphs: trimEndOfLines(written.value.glyphs), loop: null });
}

/** Finds what a command or a pipeline would write, where it is `echo`, `printf`, `cat` or `jq`. */
export function evaluateCommand(statement: Statement, state: State): Evaluated {
  const commands = statement.kind === 'pipeline' ? statement.commands : [statement];
  let input: ShellText | null = null;
  for (const command of commands) {
    if (command.kind !== 'simple') {
      return fail(unreadable(`Line ${command.line} takes what a compound command writes.`));
    }
    const written = evaluateSimple(command, input, state);
    if (!written.ok) return written;
    input = written.value;
  }
  return ok(input ?? { glyphs: [], loop: null });
}

function evaluateSimple(
  command: SimpleStatement,
  piped: ShellText | null,
  state: State,
): Evaluated {
  const { line, words } = command;
  const input = readInput(command, piped, state);
  if (!input.ok) return input;
  const name = plainText(words[0]) ?? words[0]?.raw ?? '';
  const given = words.slice(1);
  const evaluate = (word: Word) => evaluateWord(word, state);
  switch (command.assignments.length > 0 ? '' : name) {
    case 'jq':
      return runJq({ words: given, input: input.value, line, state, evaluate });
    case 'echo':
      return writeEcho(given, line, evaluate);
    case 'printf':
      return writePrintf(given, line, evaluate);
    case 'cat':
      if (given.length === 0 && input.value !== null) return ok(input.value);
  }
  return fail(
    unreadable(`Line ${line} needs what “${name}” writes, which is not known without running it.`),
  );
}

/** What a command reads: a here-string, a here-document, or what is piped to it. Other files are not known. */
function readInput(
  { redirects, line }: SimpleStatement,
  piped: ShellText | null,
  state: State,
): Result<ShellText | null, Unreadable> {
  let input = piped;
  for (const { operator, target } of redirects) {
    if (operator === '<<<' || operator === '<<') {
      const text = evaluateWord(target, state);
      if (!text.ok) return text;
      input = text.value;
    } else if (operator.startsWith('<')) {
      return fail(unreadable(`Line ${line} reads the file “${target.raw}”.`));
    }
  }
  return ok(input);
}
