import { compareVersions } from '@/lib/names/versions/compare-versions';
import { readVersion } from '@/lib/names/versions/read-version';
import type { ContainedProgram } from '@/lib/releases/contents/release-contents';

import type { ChangeKind, ProgramChange } from './model';

/** The programs in the order of a table; others follow by their names. */
const ORDER = [
  'hadron',
  'k3s',
  'k0s',
  'kairos-agent',
  'immucore',
  'provider-kairos',
  'kcrypt-discovery-challenger',
  'kairos-init',
  'kairos-installer',
  'edgevpn',
  'kairos-sdk',
  'yip',
  'auroraboot',
  'framework',
];

/** Compares the programs of two releases; programs that are in neither are left out. */
export function programChanges(
  from: readonly ContainedProgram[],
  to: readonly ContainedProgram[],
): readonly ProgramChange[] {
  const names = [...new Set([...from, ...to].map(({ program }) => program))];
  return names
    .toSorted((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
    .map((program) => {
      const before = versionsOf(from, program);
      const after = versionsOf(to, program);
      return { program, from: before, to: after, change: changeOf(before, after) };
    });
}

function rankOf(program: string): number {
  const place = ORDER.indexOf(program);
  return place === -1 ? ORDER.length : place;
}

function versionsOf(contents: readonly ContainedProgram[], program: string): readonly string[] {
  return contents.find((each) => each.program === program)?.versions ?? [];
}

function changeOf(from: readonly string[], to: readonly string[]): ChangeKind {
  if (from.length === 0 || to.length === 0) return 'one-sided';
  if (from.join(' ') === to.join(' ')) return 'same';
  const [before] = from;
  const [after] = to;
  if (from.length > 1 || to.length > 1 || before === undefined || after === undefined) {
    return 'several';
  }
  const order = compareVersions(versionOf(before), versionOf(after));
  return order < 0 ? 'up' : order > 0 ? 'down' : 'same';
}

/** Files of some releases write the version of Hadron without its v. */
function versionOf(text: string) {
  return readVersion(text.replace(/^(?=[0-9])/, 'v'), { legacyC3os: false });
}
