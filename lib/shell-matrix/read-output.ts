import { fail, ok, type Result } from '@/lib/result';

import { splitGlyphs } from './glyphs';
import { type Glyph, type Unreadable, unreadable } from './model';
import type { State } from './state';
import { glyphText } from './syntax';

/**
 * Finds what a script wrote as one output of its step, `name=value` or `name<<end` with the lines up to
 * that end. The last value counts.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function readOutput(name: string, state: State): Result<readonly Glyph[], Unreadable> {
  const why = state.outputDefect ?? state.unknownOutputs.get(name);
  if (why !== undefined && why !== null) return fail(why);
  let found: readonly Glyph[] | null = null;
  const lines = [...splitGlyphs(state.written, /\n/)];
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
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

function takeUntil(lines: (readonly Glyph[])[], end: string): readonly Glyph[] {
  const value: Glyph[] = [];
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (glyphText(line) === end && line.length === end.length) break;
    for (const glyph of line) value.push(glyph);
  }
  return value;
}
