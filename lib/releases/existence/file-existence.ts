import { cutFileEnding } from '@/lib/names/artifacts/cut-file-ending';
import { decodeAsset } from '@/lib/names/artifacts/decode-asset';
import { NO_PARTS } from '@/lib/names/artifacts/name-parts';
import { findRelease } from '@/lib/releases/list/find-release';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

import type { ReleaseListing, Verdict } from './model';
import { nearFiles } from './near-files';
import { fileRule, type RuleWords } from './publication-rules';
import { releaseExistence, titleOf } from './release-existence';
import { exists, missing, notPublished, unknown } from './verdicts';

/**
 * Decides whether a release has a file of a name: by its list of files, else by the rules of what Kairos
 * publishes. Only a complete list can say that it does not.
 */
export function fileExistence(listing: ReleaseListing, tag: string, fileName: string): Verdict {
  const release = releaseExistence(listing, tag);
  const entry = findRelease(listing.entries, tag);
  if (entry === null) return { ...release, link: null };
  const { assets, url } = entry.release;
  const asset = assets.find(({ name }) => name === fileName);
  if (asset !== undefined) return exists(`${titled(listing, entry)} has this file.`, asset.url);
  const seen = listing.seenNames.get(entry.release.tag) ?? [];
  if (seen.includes(fileName)) return exists(`${titled(listing, entry)} has this file.`, url);
  const names = [...assets.map(({ name }) => name), ...seen];
  const nearest = nearFiles(names, fileName);
  const rule = ruleFor(listing, entry, fileName);
  if (rule !== null) return notPublished(rule, nearest);
  const doubt = doubtOf(listing, entry);
  return doubt === null
    ? missing(`${titled(listing, entry)} has no file “${fileName}”.`, nearest)
    : unknown(doubt, nearest);
}

function titled({ component }: ReleaseListing, { release }: ReleaseEntry): string {
  return `The release ${release.tag} of ${titleOf(component)}`;
}

function doubtOf({ coverage }: ReleaseListing, { release }: ReleaseEntry): string | null {
  if (coverage === 'snapshot') return 'The files of this release have not been read.';
  const { unreadableAssets: count } = release;
  if (count === 0) return null;
  return `${count} of the files of this release could not be read.`;
}

function ruleFor(
  { component }: ReleaseListing,
  { release }: ReleaseEntry,
  fileName: string,
): RuleWords | null {
  if (component.id !== 'kairos') return null;
  const { artifact } = decodeAsset(fileName, { component: component.id, tag: release.tag });
  if (artifact === null) return null;
  const { body, sidecar } = cutFileEnding(fileName);
  return fileRule(release.tag, {
    ...NO_PARTS,
    ...artifact,
    body: body?.kind ?? null,
    sidecar: sidecar?.kind ?? null,
  });
}
