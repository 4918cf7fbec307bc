import type { PinnedVersion } from '@/lib/releases/component-versions/read-pins';

import type { ContainedProgram } from './release-contents';

/** A pinned version with the URL of its line. */
export type SourcedVersion = PinnedVersion & { readonly url: string };

/**
 * Adds what the files at the tag pin to what is known of a release. A version in the names of published files, and
 * one that was read before, stays; one that a line pins gets that line as its source.
 */
export function withPinned(
  contents: readonly ContainedProgram[],
  pinned: readonly SourcedVersion[],
): readonly ContainedProgram[] {
  const known = new Set(contents.map(({ program }) => program));
  const programs = [...new Set(pinned.map(({ program }) => program))].filter(
    (program) => !known.has(program),
  );
  const added = programs.map((program): ContainedProgram => {
    const rows = pinned.filter((row) => row.program === program);
    return {
      program,
      versions: rows.map(({ version }) => version),
      basis: 'pinned',
      source: rows[0]?.url ?? null,
    };
  });
  return [...contents.map((each) => withSource(each, pinned)), ...added];
}

function withSource(
  contained: ContainedProgram,
  pinned: readonly SourcedVersion[],
): ContainedProgram {
  const { program, versions, basis, source } = contained;
  if (basis !== 'pinned' || source !== null) return contained;
  const row = pinned.find((each) => each.program === program && versions.includes(each.version));
  return row === undefined ? contained : { ...contained, source: row.url };
}
