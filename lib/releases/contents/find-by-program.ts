import { findProgram } from '@/lib/names/catalog/programs';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

import type { ContainedProgram } from './release-contents';

/** A release of Kairos with its programs. */
export type ReleaseWithContents = {
  readonly entry: ReleaseEntry;
  readonly programs: readonly ContainedProgram[];
};

/** What is looked for: a program, a version of it, or both; null for any. */
export type ProgramQuery = { readonly program: string | null; readonly version: string | null };

/**
 * Finds among releases of Kairos, the latest first, those that contain a program, or a version of it: oldest version
 * first, each with all of its programs. The `v` of the version is optional, and the program may be given by a name that shares
 * its versions.
 */
export function findByProgram(
  releases: readonly ReleaseWithContents[],
  { program, version }: ProgramQuery,
): readonly ReleaseWithContents[] {
  const name = program === null ? null : programName(program);
  return releases
    .filter(({ programs }) => programs.some((each) => matches(each, name, version)))
    .toReversed();
}

/** The program whose versions a name means: `agent` and `kairos-agent`, `kairosctl` and `provider-kairos`. */
export function programName(text: string): string {
  const name = text.trim().toLowerCase();
  const found = findProgram(name) ?? findProgram(`kairos-${name}`);
  return found?.versionOf ?? found?.name ?? name;
}

function matches(
  { program, versions }: ContainedProgram,
  name: string | null,
  version: string | null,
): boolean {
  if (name !== null && program !== name) return false;
  return version === null || versions.some((each) => plain(each) === plain(version));
}

function plain(version: string): string {
  return version
    .trim()
    .toLowerCase()
    .replace(/^v(?=[0-9])/, '');
}
