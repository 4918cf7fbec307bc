import { fail, ok, type Result } from '@/lib/base/result';

import { glyphLines, glyphScope } from './glyphs';
import { type Node, type ShellText, type Unreadable, unreadable } from './model';
import { runJqFilter } from './read-json';
import { readNode } from './read-node';
import type { State } from './state';
import { glyphText, plainText, type Word } from './syntax';

/** Options that change only how the answer is written. */
const HARMLESS = ['--compact-output', '--raw-output', '--monochrome-output', '--exit-status'];

type Evaluate = (word: Word) => Result<ShellText, Unreadable>;

type Call = {
  readonly bindings: Map<string, Node>;
  filter: Word | null;
  hasInput: boolean;
};

type JqInput = {
  /** The words behind `jq`. */
  readonly words: readonly Word[];
  readonly input: ShellText | null;
  readonly line: number;
  readonly state: State;
  readonly evaluate: Evaluate;
};

/** Answers a call of `jq` whose arguments and filter are understood; `input` is what it reads from. */
export function runJq(call: JqInput): Result<ShellText, Unreadable> {
  const { input, line, state, evaluate } = call;
  const read = readArguments(call);
  if (!read.ok) return read;
  const { bindings, filter, hasInput } = read.value;
  const filterText = filter === null ? null : evaluate(filter);
  if (filterText === null) return fail(unreadable(`Line ${line} calls jq without a filter.`));
  if (!filterText.ok) return filterText;
  const source = hasInput ? inputNode(input, line, state) : ok(nullNode(line));
  if (!source.ok) return source;
  const jq = { input: source.value, bindings };
  const answer = runJqFilter(filterText.value.glyphs, jq, { state, line });
  if (!answer.ok) return fail(unreadable(answer.failure));
  return ok({ glyphs: [{ node: answer.value }], loop: null });
}

function inputNode(input: ShellText | null, line: number, state: State): Result<Node, Unreadable> {
  if (input === null) return fail(unreadable(`Line ${line} gives jq a file to read.`));
  const node = readNode(input.glyphs, state, line);
  return node.ok ? node : fail(unreadable(node.failure));
}

function nullNode(line: number): Node {
  return {
    kind: 'scalar',
    value: null,
    loop: null,
    lines: { start: line, end: line },
    scope: null,
  };
}

function readArguments(call: JqInput): Result<Call, Unreadable> {
  const read: Call = { bindings: new Map(), filter: null, hasInput: true };
  const words = call.words.values();
  for (const word of words) {
    const option = plainText(word);
    if (option === '--arg' || option === '--argjson') {
      const bound = bind(call, option, [words.next().value, words.next().value]);
      if (!bound.ok) return bound;
      read.bindings.set(...bound.value);
    } else if (option?.startsWith('-') === true) {
      if (/^-[a-z]*n|^--null-input$/.test(option)) read.hasInput = false;
      if (!isHarmless(option))
        return fail(unreadable(`Line ${call.line} calls jq with “${option}”.`));
    } else if (read.filter === null) read.filter = word;
    else return fail(unreadable(`Line ${call.line} gives jq a file to read.`));
  }
  return ok(read);
}

function isHarmless(option: string): boolean {
  return /^-[crnMe]+$/.test(option) || option === '--null-input' || HARMLESS.includes(option);
}

function bind(
  { line, state, evaluate }: JqInput,
  option: string,
  [nameWord, valueWord]: readonly (Word | undefined)[],
): Result<[name: string, value: Node], Unreadable> {
  if (nameWord === undefined || valueWord === undefined) {
    return fail(unreadable(`Line ${line} calls jq with an argument too few.`));
  }
  const name = evaluate(nameWord);
  if (!name.ok) return name;
  const text = evaluate(valueWord);
  if (!text.ok) return text;
  const key = glyphText(name.value.glyphs);
  if (option === '--arg') {
    return isText(text.value)
      ? ok([key, toScalar(text.value, line)])
      : fail(unreadable(`Line ${line} gives jq a list as text.`));
  }
  const node = readNode(text.value.glyphs, state, line);
  return node.ok ? ok([key, node.value]) : fail(unreadable(node.failure));
}

function isText({ glyphs }: ShellText): boolean {
  return glyphs.every((glyph) => 'char' in glyph);
}

function toScalar({ glyphs, loop }: ShellText, line: number): Node {
  const value = glyphText(glyphs);
  return {
    kind: 'scalar',
    value,
    loop,
    lines: glyphLines(glyphs, line),
    scope: glyphScope(glyphs),
  };
}
