import type { ContainedProgram } from './release-contents';

/** The versions of a program in two releases; empty where one of them does not have it, or it is unknown. */
export type ProgramChange = {
  readonly program: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly isChanged: boolean;
};

/** Compares the component versions of two releases: programs of the newer one first, in its order. */
export function compareContents(
  from: readonly ContainedProgram[],
  to: readonly ContainedProgram[],
): readonly ProgramChange[] {
  const programs = new Set([...to, ...from].map(({ program }) => program));
  return [...programs].map((program) => {
    const before = versionsOf(from, program);
    const after = versionsOf(to, program);
    return { program, from: before, to: after, isChanged: before.join(' ') !== after.join(' ') };
  });
}

function versionsOf(contents: readonly ContainedProgram[], wanted: string): readonly string[] {
  return contents.find(({ program }) => program === wanted)?.versions ?? [];
}
