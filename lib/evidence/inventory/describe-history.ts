import { formatCount } from '@/lib/base/format/count';

import type { PackageHistory, ReleaseFinding } from './package-history';

/**
 * Says in which releases a package is: the first, the last, or none. `incomplete` are releases with lists that
 * were not read; before the first or after the last of the findings they take the certainty from it.
 */
export function describeHistory(history: PackageHistory, incomplete: ReadonlySet<string>): string {
  const { first, last, releases } = history;
  const isUnsure = ({ release, state }: ReleaseFinding) =>
    incomplete.has(release) || state === 'unlisted' || state === 'unclear';
  if (first === null || last === null) {
    const unsure = releases.filter(isUnsure).length;
    const all = formatCount(releases.length, 'release');
    if (unsure === 0) return `None of ${all} has it.`;
    if (releases.every(({ state }) => state === 'unlisted'))
      return `Unknown: no package list of ${all} has been read yet.`;
    return `None of the releases that are read has it. ${unsure} of ${all} are not read, or not completely.`;
  }
  const [from, to] = [releases.indexOf(first), releases.indexOf(last)];
  const before = releases.slice(0, from).filter(isUnsure).length;
  const after = releases.slice(to + 1).filter(isUnsure).length;
  const newest = releases.at(-1) === last;
  const start = `First in ${first.release}${caveat(before, 'earlier')}`;
  if (newest) return `${start}. The latest release, ${last.release}, has it.`;
  return `${start}. Last in ${last.release}${caveat(after, 'later')}.`;
}

function caveat(count: number, which: 'earlier' | 'later'): string {
  if (count === 0) return '';
  return ` of those that are read: ${count === 1 ? `1 ${which} release is` : `${count} ${which} releases are`} not read, or not completely`;
}
