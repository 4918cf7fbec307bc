/** A version of Semantic Versioning, taken apart. */
export type SemVer = {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly prerelease: readonly string[];
  readonly build: readonly string[];
};

/** What a tag is: a version, a tag of Kairos' forerunner c3os, or a name that is no version. */
export const VERSION_CLASSES = ['kairos', 'c3os', 'other'] as const;

export type VersionClass = (typeof VERSION_CLASSES)[number];

/** A tag read as a version; `numbers` is null where the tag is none, and the tag is then only a name. */
export type Version = {
  readonly raw: string;
  readonly class: VersionClass;
  readonly numbers: SemVer | null;
};
