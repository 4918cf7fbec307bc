import { cutText } from '@/lib/base/text/cut-text';
import { decodeAsset, type AssetArtifact } from '@/lib/names/artifacts/decode-asset';
import {
  describeSbom,
  memberFileName,
  type SbomAsset,
  type SbomFormat,
  type SbomState,
} from '@/lib/releases/sbom/sbom-of';

import {
  readChoices,
  selectRows,
  viewFacets,
  type Facet,
  type FacetChoices,
  type Faceting,
} from './facets';
import type { ComponentReleases, ReleaseEntry } from './read-component';

/** One bill of materials that a release carries: a file of its own, or one inside an archive. */
export type SbomRow = {
  readonly componentId: string;
  readonly tag: string;
  readonly publishedAt: string;
  readonly isPreliminary: boolean;
  readonly format: SbomFormat;
  /** The name under which it is saved. */
  readonly fileName: string;
  readonly asset: SbomAsset;
  /** How the name of the archive's member ends; null for a file of its own. */
  readonly member: string | null;
  /** What it describes; null where the name does not tell. */
  readonly artifact: AssetArtifact | null;
};

/** What bills of materials are chosen by. */
export const SBOM_FACETS = [
  { key: 'component', label: 'Component' },
  { key: 'tag', label: 'Release' },
  { key: 'flavor', label: 'Base' },
  { key: 'variant', label: 'Variant' },
  { key: 'arch', label: 'Architecture' },
  { key: 'model', label: 'Board' },
  { key: 'format', label: 'Format' },
] as const;

export type SbomFacetKey = (typeof SBOM_FACETS)[number]['key'];

/** The chosen value of each facet that was chosen, and words that the names must hold. */
export type SbomChoices = { readonly chosen: FacetChoices<SbomFacetKey>; readonly text: string };

/** A facet with the values that exist, and how many rows each would leave. */
export type SbomFacet = Facet<SbomFacetKey>;

const FACETING: Faceting<SbomFacetKey, SbomRow> = { facets: SBOM_FACETS, valueOf: sbomValue };

/** Longest text that is searched for; what is longer is cut. */
const TEXT_LIMIT = 200;

/** Reads the choices of an address; keys that are no facet are ignored, and values whatever their case. */
export function readSbomChoices(params: URLSearchParams, rows: readonly SbomRow[]): SbomChoices {
  const text = cutText((params.get('q') ?? '').trim(), TEXT_LIMIT).trimEnd();
  return { chosen: readChoices(params, rows, FACETING), text };
}

/** Writes an address: no defaults, the facets in their order. */
export function formatSbomChoices({ chosen, text }: SbomChoices): URLSearchParams {
  const params = new URLSearchParams();
  for (const { key } of SBOM_FACETS) {
    const value = chosen.get(key);
    if (value !== undefined) params.set(key, value);
  }
  if (text !== '') params.set('q', text);
  return params;
}

/** Lists every bill of materials that a release carries, in the order of the components and their versions. */
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

function makeRows({ componentId, release, isPreliminary }: ReleaseEntry): readonly SbomRow[] {
  const { tag, publishedAt, assets } = release;
  const { items } = describeSbom({ componentId, tag, assets, imageReference: null });
  return items.flatMap((item): readonly SbomRow[] => {
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

/** Counts the releases by where their bill of materials is. */
export function countSbomStates(all: readonly ComponentReleases[]): ReadonlyMap<SbomState, number> {
  const counts = new Map<SbomState, number>();
  for (const { componentId, release } of all.flatMap(({ entries }) => entries)) {
    const { tag, assets } = release;
    const { state } = describeSbom({ componentId, tag, assets, imageReference: null });
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}

/** The value of a facet on a row; null where the name does not tell. */
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

/** Decides which rows fit: all choices, and every word in the file's name. */
export function selectSboms(
  rows: readonly SbomRow[],
  { chosen, text }: SbomChoices,
): readonly SbomRow[] {
  return selectRows(withWords(rows, text), chosen, FACETING);
}

/** Lists what can be chosen, each value with what it would leave under the other choices. */
export function viewSbomFacets(
  rows: readonly SbomRow[],
  { chosen, text }: SbomChoices,
): readonly SbomFacet[] {
  return viewFacets(withWords(rows, text), chosen, FACETING);
}

function withWords(rows: readonly SbomRow[], text: string): readonly SbomRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ asset, fileName }) => {
    const name = `${asset.name} ${fileName}`.toLowerCase();
    return words.every((word) => name.includes(word));
  });
}
