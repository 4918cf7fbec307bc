import type { FacetOptions, Selection } from '@/lib/base/filter/model';
import type { LicenceGroup } from '@/lib/evidence/packages/group-licences';
import type { Package } from '@/lib/evidence/packages/model';

import type { ImagePackages } from './image-packages';

/** The packages of one image as a page shows them. */
export type PackagesPageData = {
  readonly image: ImagePackages;
  readonly selection: Selection;
  readonly facets: readonly FacetOptions[];
  /** What the selection leaves. */
  readonly rows: readonly Package[];
  readonly licences: readonly LicenceGroup[];
  readonly requestedPage: number;
  /** The moment of this response, ISO 8601. */
  readonly now: string;
};
