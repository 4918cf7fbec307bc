import { evaluateWord, evaluateWords } from './evaluate-word';
import type { MayChange } from './may-change';
import { type Unreadable, unreadable } from './model';
import { lengthOf, loseEverything, takeWork, type State, type Variable } from './state';
import type { Assignment } from './syntax';

/** Gives a variable its value, or notes why it is not known. */
export function assign(assignment: Assignment, state: State): void {
  const { name, isAppended } = assignment;
  const added = valueOf(assignment, state);
  const before = isAppended ? state.variables.get(name) : undefined;
  if (before === undefined) {
    state.variables.set(name, added);
    return;
  }
  const why = takeWork(state, lengthOf(before) + lengthOf(added));
  state.variables.set(
    name,
    why === null ? append(before, added, assignment) : { kind: 'unreadable', why },
  );
}

function valueOf({ name, value, line }: Assignment, state: State): Variable {
  if (value.kind === 'keyed') {
    const reason = `Line ${line} sets single items of “${name}”, which is not followed.`;
    return { kind: 'unreadable', why: unreadable(reason) };
  }
  if (value.kind === 'array') {
    const items = evaluateWords(value.items, state);
    return items.ok
      ? { kind: 'array', items: items.value.map(({ text }) => ({ ...text, loop: null })) }
      : { kind: 'unreadable', why: items.failure };
  }
  const text = evaluateWord(value.word, state);
  return text.ok ? { kind: 'text', text: text.value } : { kind: 'unreadable', why: text.failure };
}

function append(before: Variable, added: Variable, { name, line }: Assignment): Variable {
  if (before.kind === 'unreadable') return before;
  if (added.kind === 'unreadable') return added;
  if (before.kind === 'array' && added.kind === 'array') {
    return { kind: 'array', items: [...before.items, ...added.items] };
  }
  if (before.kind === 'text' && added.kind === 'text') {
    const glyphs = [...before.text.glyphs, ...added.text.glyphs];
    return { kind: 'text', text: { glyphs, loop: null } };
  }
  const reason = `Line ${line} mixes text and array in “${name}”.`;
  return { kind: 'unreadable', why: unreadable(reason) };
}

/** Notes that all which may have changed is no longer known, and why. */
export function forget(change: MayChange, why: Unreadable, state: State): void {
  takeWork(state, change.size);
  for (const name of change.names) state.variables.set(name, { kind: 'unreadable', why });
  if (change.isOutput) state.outputDefect ??= why;
  if (change.isEverything) loseEverything(state, why);
}
