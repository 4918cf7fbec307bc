import { fail, ok, type Result } from '@/lib/base/result';

import { splitGlyphs } from './glyphs';
import { type Glyph, type Unreadable, unreadable } from './model';
import { takeWork, type State } from './state';
import { glyphText } from './syntax';

/**
 * Finds what a script wrote as one output of its step, `name=value` or `name<<end` with the lines up to
 * that end. The last value counts.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function readOutput(name: string, state: State): Result<readonly Glyph[], Unreadable> {
  takeWork(state, state.written.length + 1);
  const why = state.outputDefect ?? state.unknownOutputs.get(name);
  if (why !== undefined && why !== null) return fail(why);
  let found: readonly Glyph[] | null = null;
  const lines = splitGlyphs(state.written, /\n/).values();
  for (const line of lines) {
    const [head, key, operator] = /^([^=<]+)(=|<<)/.exec(glyphText(line)) ?? [];
    if (head === undefined) continue;
    const rest = line.slice(head.length);
    const value = operator === '=' ? rest : takeUntil(lines, glyphText(rest));
    if (key === name) found = value;
  }
  return found === null
    ? fail(unreadable(`The step writes no output “${name}” that can be read.`))
    : ok(found);
}

function takeUntil(lines: Iterator<readonly Glyph[]>, end: string): readonly Glyph[] {
  const value: Glyph[] = [];
  for (let next = lines.next(); next.done !== true; next = lines.next()) {
    if (glyphText(next.value) === end && next.value.length === end.length) break;
    for (const glyph of next.value) value.push(glyph);
  }
  return value;
}
