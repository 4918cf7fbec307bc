import { KNOWN_DEFECTS } from '@/lib/names/artifacts/known-defects';
import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { isWithin } from '@/lib/names/versions/span';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

/** A known defect with the releases that have it. */
export type RegisteredDefect = {
  readonly id: string;
  readonly says: string;
  /** URL of the upstream issue or file that shows it. */
  readonly source: string;
  /** The first and the last version, or minor line, that has it; null for no limit. */
  readonly from: string | null;
  readonly to: string | null;
  /** Tags of the final releases that have it, oldest version first. */
  readonly releases: readonly string[];
};

/** Lists the known defects of published artifacts with the releases that have them; those of the latest come first. */
export function defectRegister(entries: readonly ReleaseEntry[]): readonly RegisteredDefect[] {
  const finals = entries
    .filter(({ isPreliminary, version }) => !isPreliminary && version.class === 'kairos')
    .flatMap(({ release: { tag } }) => {
      const version = readKairosVersion(tag);
      return version === null ? [] : [{ tag, version }];
    })
    .toReversed();
  return KNOWN_DEFECTS.filter(({ kind }) => kind === 'defect')
    .map(({ id, says, source, span }) => ({
      id,
      says,
      source,
      from: span.from,
      to: span.to,
      releases: finals.filter(({ version }) => isWithin(version, span)).map(({ tag }) => tag),
    }))
    .toReversed();
}
