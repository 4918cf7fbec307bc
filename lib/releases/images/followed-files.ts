import { decodeAsset } from '@/lib/names/artifacts/decode-asset';
import type { Component } from '@/lib/names/catalog/model';
import type { Release } from '@/lib/releases/list/model';
import { readComponentReleases, type ReleaseEntry } from '@/lib/releases/list/read-component';
import type { SbomFormat, SbomItem } from '@/lib/releases/sbom/sbom-of';

import { MOST_FOLLOWED } from './latest-images';

/** An SBOM that is a file of a release, or a member of one of its archives. */
export type SbomFile = {
  /** GitHub's number of the file, and its name. */
  readonly id: number;
  readonly name: string;
  /** The name of the image that it describes, as in the name of the file. */
  readonly subject: string;
  /** How the name of the archive's member ends; null for a separate file. */
  readonly member: string | null;
};

/** The files of one release that are followed. */
export type FollowedFiles = { readonly tag: string; readonly files: readonly SbomFile[] };

/** Number of the latest releases with SBOMs as files that are followed: all that there are, and some more. */
const MOST_RELEASES = 60;

/** Of the SBOMs of one image, which all list the same packages, the first in this order is read. */
const FORMATS: readonly SbomFormat[] = ['spdx', 'cyclonedx', 'syft'];

/**
 * The SBOMs that are files, of each final release that has any, newest first: of as many images as are followed
 * in the registry, those that are not for one board, core before standard and amd64 before other architectures.
 */
export function followedFiles(
  component: Component,
  releases: readonly Release[],
): readonly FollowedFiles[] {
  const reading = { isArchived: false, areFilesKnown: true };
  const { entries } = readComponentReleases(component, releases, reading);
  return entries
    .filter(({ isPreliminary }) => !isPreliminary)
    .map((entry) => ({ tag: entry.release.tag, files: filesOf(entry) }))
    .filter(({ files }) => files.length > 0)
    .slice(0, MOST_RELEASES);
}

type Candidate = { readonly file: SbomFile; readonly format: SbomFormat; readonly rank: number };

function filesOf({ componentId, release, sbom }: ReleaseEntry): readonly SbomFile[] {
  const origin = { component: componentId, tag: release.tag };
  const ids = new Map(release.assets.map(({ name, id }) => [name, id]));
  const bySubject = new Map<string, Candidate>();
  for (const { format, subject, name, member } of sbom.items.flatMap(sbomsIn)) {
    const id = ids.get(name);
    const other = bySubject.get(subject);
    const isBetter = other === undefined || FORMATS.indexOf(format) < FORMATS.indexOf(other.format);
    if (id === undefined || !isBetter) continue;
    const rank = other?.rank ?? rankOf(decodeAsset(name, origin).artifact);
    bySubject.set(subject, { file: { id, name, subject, member }, format, rank });
  }
  return [...bySubject.values()]
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, MOST_FOLLOWED)
    .map(({ file }) => file);
}

type SbomIn = Omit<SbomFile, 'id'> & { readonly format: SbomFormat };

function sbomsIn(item: SbomItem): readonly SbomIn[] {
  if (item.kind === 'attestation') return [];
  const { subject, asset } = item;
  const inFile = { subject, name: asset.name };
  if (item.kind === 'file') return [{ ...inFile, format: item.format, member: null }];
  return item.members.map(({ format, ending }) => ({ ...inFile, format, member: ending }));
}

function rankOf(artifact: ReturnType<typeof decodeAsset>['artifact']): number {
  if (artifact === null) return 0;
  const { model, variant, arch } = artifact;
  const isOfBoard = model !== null && model !== 'generic';
  return Number(isOfBoard) * 4 + Number(variant === 'standard') * 2 + Number(arch !== 'amd64');
}
