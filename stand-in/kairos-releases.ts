import { readFileSync } from 'node:fs';

import { packageCommits } from './package-files';
import { contentOf, digestOf } from './releases/asset-contents';
import { kairosAssetNames } from './releases/asset-names';
import { notesOf } from './releases/notes';
import { programAssetNames } from './releases/program-asset-names';
import type { WorldAsset, WorldRelease, WorldRepository } from './world';

type Dates = Readonly<Record<string, string>>;

/** Since then GitHub gives the digests of files. */
const DIGESTS_SINCE = '2025-06-03';

/** Final by its number, and not released as such. */
const SET_ASIDE = new Set(['v4.3.1', 'edge']);

const OTHERS = [
  { name: 'provider-kairos', id: 526_400_118, archived: false },
  { name: 'immucore', id: 600_811_254, archived: true },
  { name: 'AuroraBoot', id: 598_733_471, archived: false },
  { name: 'osbuilder', id: 536_217_904, archived: true },
  { name: 'kairos-agent', id: 631_905_226, archived: true },
  { name: 'hadron', id: 1_104_558_730, archived: false },
  { name: 'kairos-sdk', id: 613_240_867, archived: true },
  { name: 'kairos-operator', id: 998_420_615, archived: false },
  { name: 'kairos-factory-action', id: 1_031_774_092, archived: true },
] as const;

const datesByRepository = readData<Dates>('tags');

/** Names that were seen and that no rule makes. */
const oddNames = readData<Readonly<Record<string, readonly string[]>>>('odd-names');

const made = new Map<string, readonly WorldRelease[]>();

/** The releases of a repository of Kairos. They may be changed; everyone gets their own. */
export function releasesOf(repository: string): WorldRelease[] {
  const releases = made.get(repository) ?? makeReleases(repository);
  made.set(repository, releases);
  return releases.map((release) => ({
    ...release,
    assets: release.assets.map((asset) => ({ ...asset })),
  }));
}

/** The repositories that have releases and nothing else that the site reads. */
export function releasedRepositories(): WorldRepository[] {
  return OTHERS.map(({ name, id, archived }) => ({
    id,
    owner: 'kairos-io',
    name,
    formerNames: [],
    archived,
    defaultBranch: 'main',
    branches: {},
    ...packageCommits(name),
    runs: [],
    releases: releasesOf(name),
  }));
}

function makeReleases(repository: string): readonly WorldRelease[] {
  const tags = Object.entries(datesByRepository[repository] ?? {});
  const released = tags.map(([tag, at], index) =>
    makeRelease(repository, tag, at, index, tags[index + 1]?.[0] ?? null),
  );
  return repository === 'kairos' ? [draft(), ...released] : released;
}

function makeRelease(
  repository: string,
  tag: string,
  at: string,
  index: number,
  previous: string | null,
): WorldRelease {
  const id = idOf(`${repository} ${tag}`);
  const names = assetNamesOf(repository, tag);
  return {
    id,
    tag,
    name: index % 9 === 4 ? null : tag,
    body: notesOf({ repository, tag, previous, index }),
    draft: false,
    prerelease: SET_ASIDE.has(tag) || /-(alpha|beta|rc)/i.test(tag),
    publishedAt: later(at, 2),
    createdAt: at,
    assets: names.map((name, place) =>
      makeAsset({ repository, tag, at, name }, id * 1000 + place, names),
    ),
  };
}

function assetNamesOf(repository: string, tag: string): readonly string[] {
  const byRule =
    repository === 'kairos' ? kairosAssetNames(tag) : programAssetNames(repository, tag);
  return [...new Set([...byRule, ...(oddNames[repository]?.[tag] ?? [])])];
}

function makeAsset(
  file: Parameters<typeof contentOf>[0],
  id: number,
  siblings: readonly string[],
): WorldAsset {
  const content = contentOf(file, siblings);
  const weight = idOf(file.name);
  const size = content === undefined ? sizeOf(file.name, weight) : Buffer.byteLength(content);
  const at = later(file.at, 1);
  return {
    id,
    name: file.name,
    size,
    downloads: file.name.endsWith('.iso') ? weight % 4000 : weight % 90,
    digest: at < DIGESTS_SINCE ? null : `sha256:${digestOf(content ?? file.name)}`,
    createdAt: at,
    updatedAt: at,
    ...(content === undefined ? {} : { content }),
  };
}

function draft(): WorldRelease {
  return {
    id: idOf('draft'),
    tag: 'v4.4.0',
    name: 'v4.4.0',
    body: 'Not yet.',
    draft: true,
    prerelease: false,
    publishedAt: null,
    createdAt: '2026-11-01T08:00:00Z',
    assets: [],
  };
}

function sizeOf(name: string, weight: number): number {
  return /\.(iso|img|squashfs|xz)$/.test(name)
    ? 600_000_000 + (weight % 700_000) * 1000
    : 9_000_000 + (weight % 30_000_000);
}

/** A number of eight digits that stays the same. */
function idOf(text: string): number {
  return 10_000_000 + (Number.parseInt(digestOf(text).slice(0, 8), 16) % 90_000_000);
}

function later(at: string, hours: number): string {
  return new Date(Date.parse(at) + hours * 3_600_000).toISOString().replace('.000Z', 'Z');
}

function readData<Value>(name: string): Readonly<Record<string, Value>> {
  const url = new URL(`./releases/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Readonly<Record<string, Value>>;
}
