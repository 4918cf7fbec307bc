import type { UpstreamFailure } from '@/lib/base/failure';
import type { Waivers } from '@/lib/evidence/advisories/read-waivers';
import type { ImageSbom } from '@/lib/evidence/image-packages/model';
import type { PackageFile, PackageFileReading } from '@/lib/evidence/other-sources/model';
import type { Package } from '@/lib/evidence/packages/model';
import type { PlacedStatement } from '@/lib/releases/images/statements-of';

/** Why the packages of an image cannot be shown, in sentences, and the status of the response. */
export type PackagesRefusal = {
  readonly reference: string;
  readonly status: 404 | 422 | 502 | 503;
  readonly message: string;
  /** ISO 8601; null where it is unknown when a retry may succeed. */
  readonly retryAt: string | null;
  /** Whether the image has a page. */
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

/** A file upstream with packages that the SBOM cannot see, as far as it was read. */
export type LoadedPackageFile = {
  readonly file: PackageFile;
  /** Null where it was not read; `failure` says why, and is null while it is being read. */
  readonly reading: PackageFileReading | null;
  readonly failure: UpstreamFailure | null;
  /** The file as a page of GitHub; null where the tag has none, or it was not read. */
  readonly url: string | null;
};

/** What is read in addition to the SBOM, by the release that the name of the image gives. */
export type OtherSources = {
  /** Kairos' tag; null where the name gives none. */
  readonly release: string | null;
  readonly files: readonly LoadedPackageFile[];
  /** The advisories that Kairos waives at that tag; null where they were not read, or it has no such list. */
  readonly waivers: Waivers | null;
  readonly waiversUrl: string | null;
};

/** The packages of an image from all sources, in the order of their types and names. */
export type ImagePackages = ImageWithSbom & {
  readonly packages: readonly Package[];
  readonly others: OtherSources;
};
