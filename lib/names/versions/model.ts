/** A version by Semantic Versioning. */
export type SemVer = {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly prerelease: readonly string[];
  readonly build: readonly string[];
};

/** What a tag is: a version, a tag of c3os (Kairos' predecessor), or a name that is not a version. */
export const VERSION_CLASSES = ['kairos', 'c3os', 'other'] as const;

/** One of {@link VERSION_CLASSES}. */
export type VersionClass = (typeof VERSION_CLASSES)[number];

/** A tag read as a version; `numbers` is null exactly when `class` is `other`. */
export type Version = {
  readonly raw: string;
  readonly class: VersionClass;
  readonly numbers: SemVer | null;
};
