/** A file of a release, as GitHub lists it. */
export type ReleaseAsset = {
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
  readonly downloads: number;
  /** Such as `sha256:…`; null where GitHub does not tell it. */
  readonly digest: string | null;
  /** ISO 8601. */
  readonly updatedAt: string | null;
};

/** A change that was made to a release after it was published, and when this site noticed it. */
export type ReleaseChange = {
  readonly noticedAt: string;
  readonly what: readonly ('notes' | 'assets' | 'title')[];
};

/** One published release. Drafts never become one. Times are ISO 8601 text. */
export type Release = {
  readonly id: number;
  readonly tag: string;
  /** The title that GitHub shows; null where it is empty. */
  readonly title: string | null;
  readonly publishedAt: string;
  readonly isPrerelease: boolean;
  readonly url: string;
  /** The notes in GitHub's Markdown; empty where there are none. */
  readonly notes: string;
  readonly assets: readonly ReleaseAsset[];
  /** Rows of the asset list that could not be read. */
  readonly unreadableAssets: number;
  /** Null when nothing was changed since it was first read. */
  readonly change: ReleaseChange | null;
};

/** All releases of a component as far as they have been read, newest first as GitHub lists them. */
export type ReleaseList = {
  readonly releases: readonly Release[];
  /** False while older pages are still to be read. */
  readonly isComplete: boolean;
  /** How many have been read of how many there are; `total` is null until the last page is known. */
  readonly progress: { readonly read: number; readonly total: number | null };
  /** Tags that were listed once and are no longer, with the moment it was noticed. */
  readonly removed: readonly { readonly tag: string; readonly noticedAt: string }[];
  /** Rows of upstream's answer that could not be read. */
  readonly unreadable: number;
};
