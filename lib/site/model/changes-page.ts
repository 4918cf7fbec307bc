import type { FacetOptions, Selection } from '@/lib/base/filter/model';
import type { ListComparison } from '@/lib/evidence/diff/compare-lists';
import type { PackageChange } from '@/lib/evidence/diff/model';

import type { ImagePackages, PackagesRefusal } from './image-packages';

/** One side of a comparison: an image with its packages, or why there are none; null where none is chosen yet. */
export type ComparedSide =
  | { readonly ok: true; readonly value: ImagePackages }
  | { readonly ok: false; readonly failure: PackagesRefusal }
  | null;

/** The packages of two images side by side, as a page shows them. */
export type ChangesPageData = {
  /** As typed. */
  readonly from: string;
  readonly to: string;
  readonly platform: string;
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  /** Null where either side has no packages. */
  readonly comparison: ListComparison | null;
  readonly isForced: boolean;
  readonly selection: Selection;
  readonly facets: readonly FacetOptions[];
  readonly rows: readonly PackageChange[];
  readonly requestedPage: number;
};
