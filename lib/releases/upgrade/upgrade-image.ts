import type { NameParts } from '@/lib/names/artifacts/name-parts';
import type { ReleaseListing } from '@/lib/releases/existence/model';
import { publishedCells } from '@/lib/releases/existence/published-cells';
import { counterpartIn } from '@/lib/releases/leads/counterpart';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

import { chooseKubernetes, kubernetesVersionsOf } from './kubernetes-jump';
import type { Replacement, UpgradeImage } from './model';

/** The image of a machine in another release, with the version of Kubernetes that skips the fewest minor versions. */
export function upgradeImage(
  parts: NameParts,
  listing: ReleaseListing,
  entry: ReleaseEntry,
): UpgradeImage {
  const { kubernetes } = parts;
  const { tag } = entry.release;
  if (kubernetes === null || kubernetes.version === null) {
    return { ...counterpartIn(parts, listing, tag), kubernetes: null };
  }
  const chosen = chooseKubernetes(kubernetes.version, kubernetesVersionsOf(entry, parts));
  const version = chosen ?? kubernetes.version;
  const wanted = { ...parts, kubernetes: { ...kubernetes, version } };
  return { ...counterpartIn(wanted, listing, tag), kubernetes: chosen };
}

/**
 * What Kairos has in place of an image that a release does not have: the same image in the latest release
 * before it, if that is newer than what runs, and the image of Hadron in the release.
 */
export function replacementsOf(
  parts: NameParts,
  listing: ReleaseListing,
  { after, to }: { readonly after: ReleaseEntry; readonly to: ReleaseEntry },
): readonly Replacement[] {
  const start = listing.entries.indexOf(to);
  const end = listing.entries.indexOf(after);
  const between = listing.entries
    .slice(start + 1, Math.max(end, start + 1))
    .filter(({ isPreliminary }) => !isPreliminary);
  for (const entry of between) {
    const image = upgradeImage(parts, listing, entry);
    if (image.reference === null) continue;
    return [{ kind: 'earlier', image }, ...hadronOf(parts, listing, to)];
  }
  return hadronOf(parts, listing, to);
}

function hadronOf(
  parts: NameParts,
  listing: ReleaseListing,
  to: ReleaseEntry,
): readonly Replacement[] {
  if (parts.flavor === HADRON) return [];
  const cells = publishedCells(to.release, to.componentId);
  const flavorRelease = cells.find(({ flavor }) => flavor === HADRON)?.flavorRelease ?? null;
  if (flavorRelease === null) return [];
  const image = upgradeImage({ ...parts, flavor: HADRON, flavorRelease }, listing, to);
  return image.reference === null ? [] : [{ kind: 'hadron', image }];
}

const HADRON = 'hadron';
