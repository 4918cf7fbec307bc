import { fail, ok, type Result } from '@/lib/base/result';
import { BUNDLED_VERSIONS, type KnownVersions } from '@/lib/releases/contents/pinned-releases';
import type { ReleaseListing } from '@/lib/releases/existence/model';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { isOfLine, readAlias } from '@/lib/releases/list/resolve-release';

import type { UpgradeProblem, UpgradeStart } from './model';
import { readStart, type ReadReleases } from './read-start';

/** What a machine runs, and the release to upgrade to. */
export type UpgradeEnds = { readonly start: UpgradeStart; readonly to: ReleaseEntry };

/**
 * Reads both ends of an upgrade, each from any text that states a release; `to` may also be empty, `latest`, or a
 * line, e.g. `4.2`. `known` names the releases that contain a program, where a text states only that.
 */
export function readEnds(
  texts: { readonly from: string; readonly to: string },
  kairos: ReleaseListing,
  known: KnownVersions = BUNDLED_VERSIONS,
): Result<UpgradeEnds, UpgradeProblem> {
  const releases = { kairos, known };
  const start = readStart(texts.from, releases);
  if (!start.ok) return start;
  const target = readTarget(texts.to, releases);
  return target.ok ? ok({ start: start.value, to: target.value }) : target;
}

/** The release to upgrade to: the latest one, the latest of a line, e.g. `4.2`, or one that a text states. */
function readTarget(text: string, releases: ReadReleases): Result<ReleaseEntry, UpgradeProblem> {
  const { kairos } = releases;
  const alias = text.trim() === '' ? ({ kind: 'latest' } as const) : readAlias(text.trim());
  if (alias?.kind === 'latest') {
    const [latest] = finalsOf(kairos);
    return latest === undefined
      ? fail({ field: 'to', message: 'No final release is listed.', nearest: [] })
      : ok(latest);
  }
  const ofLine =
    alias === null ? undefined : finalsOf(kairos).find((entry) => isOfLine(entry, alias.line));
  if (ofLine !== undefined) return ok(ofLine);
  const read = readStart(text, releases, 'to');
  return read.ok ? ok(read.value.entry) : read;
}

/** The final releases of Kairos, newest first. */
export function finalsOf({ entries }: ReleaseListing): readonly ReleaseEntry[] {
  return entries.filter(
    ({ isPreliminary, version }) => !isPreliminary && version.class === 'kairos',
  );
}
