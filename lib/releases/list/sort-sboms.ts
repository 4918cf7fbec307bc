import { compareText } from '@/lib/base/text/compare-text';

import { sbomValue, type SbomRow } from './sbom-table';

/** What a list of SBOMs can be sorted by. */
export const SBOM_SORT_KEYS = ['file', 'format', 'image', 'size', 'published'] as const;

/** One of {@link SBOM_SORT_KEYS}. */
export type SbomSortKey = (typeof SBOM_SORT_KEYS)[number];

/** The order of a list of SBOMs. */
export type SbomOrder = { readonly key: SbomSortKey; readonly isDescending: boolean };

/**
 * Sorts SBOMs; equal ones stay in order. Null leaves the listed order, by component and
 * release. What has no value for a key comes last in both directions.
 */
export function sortSboms(rows: readonly SbomRow[], order: SbomOrder | null): readonly SbomRow[] {
  if (order === null) return rows;
  const valueOf = VALUES[order.key];
  const sign = order.isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [one, other] = [valueOf(a), valueOf(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * compare(one, other);
  });
}

/** What an SBOM describes as far as its name says, in words; null if it does not. */
export function sbomSubject(row: SbomRow): string | null {
  const words = (['flavor', 'variant', 'arch', 'model'] as const).map((key) => sbomValue(row, key));
  return words.filter(Boolean).join(', ') || null;
}

/** The size of a download; null inside an archive, whose own size says nothing about it. */
export function sbomBytes({ member, asset }: SbomRow): number | null {
  return member === null ? asset.bytes : null;
}

const VALUES: Readonly<Record<SbomSortKey, (row: SbomRow) => string | number | null>> = {
  file: ({ fileName }) => fileName,
  format: ({ format }) => format,
  image: sbomSubject,
  size: sbomBytes,
  published: ({ publishedAt }) => publishedAt,
};

function compare(one: string | number, other: string | number): number {
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : compareText(String(one), String(other));
}
