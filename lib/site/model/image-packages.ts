import type { ImageSbom } from '@/lib/evidence/image-packages/model';
import type { Package } from '@/lib/evidence/packages/model';
import type { PlacedStatement } from '@/lib/releases/images/statements-of';

/** Why the packages of an image cannot be shown, in sentences, and the status of the response. */
export type PackagesRefusal = {
  readonly reference: string;
  readonly status: 404 | 422 | 502 | 503;
  readonly message: string;
  /** ISO 8601; null where it is not known when a retry may succeed. */
  readonly retryAt: string | null;
  /** Whether the image has a page of its own. */
  readonly isImage: boolean;
  /** The platforms of which one must be chosen; none where that is not the reason. */
  readonly platforms: readonly string[];
};

/** The SBOM of one image whose statement is about its digest. */
export type BoundSbom = Extract<ImageSbom, { readonly kind: 'read' }>;

/** The one image of a reference and a platform, with its SBOM. */
export type ImageWithSbom = {
  readonly reference: string;
  /** The reference by the digest of the index or the image. */
  readonly pinned: string;
  /** E.g. `linux/amd64`. */
  readonly platform: string;
  readonly platforms: readonly string[];
  /** The digest of the image of the platform. */
  readonly image: string;
  readonly statement: PlacedStatement;
  readonly sbom: BoundSbom;
};

/** The packages of an image, in the order of their types and names. */
export type ImagePackages = ImageWithSbom & { readonly packages: readonly Package[] };
