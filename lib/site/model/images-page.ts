import type { RegistryState } from '@/lib/releases/images/registry-state';

/** An official image and what is cached of its tag. */
export type ListedImage = {
  readonly reference: string;
  readonly tag: string;
  /** The release of Kairos that published it. */
  readonly release: string;
  readonly state: RegistryState;
  /** What the tag points to; null where the registry was not read. */
  readonly digest: string | null;
  /** When the tag began to point there, as ISO 8601 text; null where the registry was not read or gives no date. */
  readonly pushedAt: string | null;
};

/** The images of one repository, the newest release first. */
export type ListedRepository = {
  /** With its registry. */
  readonly name: string;
  readonly images: readonly ListedImage[];
};

/** The images that this site reads without a visitor. */
export type ImagesPageData = { readonly repositories: readonly ListedRepository[] };
