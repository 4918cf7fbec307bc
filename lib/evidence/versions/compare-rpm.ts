import { compareText } from '@/lib/base/text/compare-text';

import { compareDigits } from './compare-digits';

/**
 * Orders two versions of RPM packages as rpm does: the epoch, then the version, then the release. A side without
 * a release matches every release, as in the dependencies of packages.
 *
 * @see https://rpm-software-management.github.io/rpm/manual/dependencies.html
 */
export function compareRpm(one: string, other: string): number {
  const first = splitVersion(one);
  const second = splitVersion(other);
  const order =
    compareDigits(first.epoch, second.epoch) || compareSegments(first.version, second.version);
  if (order !== 0 || first.release === null || second.release === null) return order;
  return compareSegments(first.release, second.release);
}

type RpmVersion = {
  readonly epoch: string;
  readonly version: string;
  readonly release: string | null;
};

function splitVersion(text: string): RpmVersion {
  const epoch = /^[0-9]*:/.exec(text)?.[0] ?? '';
  const rest = text.slice(epoch.length);
  const dash = rest.lastIndexOf('-');
  return {
    epoch: epoch.slice(0, -1),
    version: dash === -1 ? rest : rest.slice(0, dash),
    release: dash === -1 ? null : rest.slice(dash + 1),
  };
}

/** A run of digits or of letters, `~` or `^`. Everything else only separates. */
const SEGMENT = /[0-9]+|[A-Za-z]+|[~^]/g;

function compareSegments(one: string, other: string): number {
  if (one === other) return 0;
  const first = one.match(SEGMENT) ?? [];
  const second = other.match(SEGMENT) ?? [];
  for (let at = 0; at < Math.max(first.length, second.length); at += 1) {
    const order = compareSegment(first[at] ?? '', second[at] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/**
 * Orders by rank first: `~` is older than the end of a version and `^` is newer than it, while what follows `^`
 * is older than anything else that continues a version.
 */
function compareSegment(one: string, other: string): number {
  const order = rankOf(one) - rankOf(other);
  if (order !== 0) return Math.sign(order);
  return /^[0-9]/.test(one) ? compareDigits(one, other) : compareText(one, other);
}

function rankOf(segment: string): number {
  if (segment === '~') return 0;
  if (segment === '') return 1;
  if (segment === '^') return 2;
  return /^[0-9]/.test(segment) ? 4 : 3;
}
