import type { Filter } from '@/lib/base/filter/model';
import { decodeAsset, type AssetArtifact } from '@/lib/names/artifacts/decode-asset';
import {
  memberFileName,
  type SbomAsset,
  type SbomFormat,
  type SbomState,
} from '@/lib/releases/sbom/sbom-of';

import type { ComponentReleases, ReleaseEntry } from './read-component';

/** One SBOM of a release: a separate file, or one inside an archive. */
export type SbomRow = {
  readonly componentId: string;
  readonly tag: string;
  readonly publishedAt: string;
  readonly isPreliminary: boolean;
  readonly format: SbomFormat;
  /** The name under which it is saved. */
  readonly fileName: string;
  readonly asset: SbomAsset;
  /** How the name of the archive's member ends; null for a separate file. */
  readonly member: string | null;
  /** What it describes; null where the name does not state it. */
  readonly artifact: AssetArtifact | null;
};

const FACETS = [
  { key: 'component', label: 'Component' },
  { key: 'tag', label: 'Release' },
  { key: 'flavor', label: 'Base' },
  { key: 'variant', label: 'Variant' },
  { key: 'arch', label: 'Architecture' },
  { key: 'model', label: 'Board' },
  { key: 'format', label: 'Format' },
] as const;

type SbomFacetKey = (typeof FACETS)[number]['key'];

/** How SBOMs are filtered: by what their names and their release say, and by words of the names of files. */
export const SBOM_FILTER: Filter<SbomRow> = {
  facets: FACETS.map(({ key, label }) => ({
    key,
    label,
    valuesOf: (row) => {
      const value = sbomValue(row, key);
      return value === null ? [] : [value];
    },
  })),
  textOf: ({ asset, fileName }) => `${asset.name} ${fileName}`.toLowerCase(),
};

/** Lists every SBOM that is a file of a release, in the order of the components and their versions. */
export function listSboms(all: readonly ComponentReleases[]): readonly SbomRow[] {
  return all.flatMap(({ entries }) => entries.flatMap(rowsOf));
}

/** The rows of each release, made once as long as the release does not change. */
const made = new WeakMap<ReleaseEntry, readonly SbomRow[]>();

function rowsOf(entry: ReleaseEntry): readonly SbomRow[] {
  const known = made.get(entry);
  if (known !== undefined) return known;
  const rows = makeRows(entry);
  made.set(entry, rows);
  return rows;
}

function makeRows({ componentId, release, isPreliminary, sbom }: ReleaseEntry): readonly SbomRow[] {
  const { tag, publishedAt } = release;
  return sbom.items.flatMap((item): readonly SbomRow[] => {
    if (item.kind === 'attestation') return [];
    const { asset } = item;
    const { artifact } = decodeAsset(asset.name, { component: componentId, tag });
    const row = { componentId, tag, publishedAt, isPreliminary, asset, artifact };
    if (item.kind === 'file')
      return [{ ...row, format: item.format, fileName: asset.name, member: null }];
    return item.members.map(({ format, ending }) => {
      const fileName = memberFileName(item.subject, ending);
      return { ...row, format, fileName, member: ending };
    });
  });
}

/** Counts the releases by where their SBOMs are. */
export function countSbomStates(all: readonly ComponentReleases[]): ReadonlyMap<SbomState, number> {
  const counts = new Map<SbomState, number>();
  for (const { sbom } of all.flatMap(({ entries }) => entries)) {
    counts.set(sbom.state, (counts.get(sbom.state) ?? 0) + 1);
  }
  return counts;
}

/** The value of a facet on a row; null where the name does not state it. */
export function sbomValue(row: SbomRow, key: SbomFacetKey): string | null {
  const { artifact } = row;
  switch (key) {
    case 'component':
      return row.componentId;
    case 'tag':
      return row.tag;
    case 'format':
      return row.format;
    case 'flavor':
      return [artifact?.flavor, artifact?.flavorRelease].filter(Boolean).join(' ') || null;
    case 'variant':
    case 'arch':
    case 'model':
      return artifact?.[key] ?? null;
  }
}
