/** A file of a release, as GitHub lists it. */
export type ReleaseAsset = {
  /** GitHub's number of the file; stable while the file is not replaced. */
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
  readonly downloads: number;
  /** Such as `sha256:…`; null where GitHub does not tell it. */
  readonly digest: string | null;
  /** ISO 8601; null where GitHub does not tell it. */
  readonly updatedAt: string | null;
};

/** What of a release may change after it was published. */
export const RELEASE_CHANGES = ['title', 'notes', 'assets'] as const;

export type ReleaseChangeKind = (typeof RELEASE_CHANGES)[number];

/** A change that was made to a release after it was published, and when this site noticed it. */
export type ReleaseChange = {
  /** ISO 8601. */
  readonly noticedAt: string;
  readonly what: readonly ReleaseChangeKind[];
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

/** A release that was listed once and is no longer, with the moment that was noticed. */
export type RemovedRelease = { readonly tag: string; readonly noticedAt: string };

/** The releases of a component as far as they have been read, newest first as GitHub lists them. */
export type ReleaseList = {
  readonly releases: readonly Release[];
  readonly removed: readonly RemovedRelease[];
  /** Rows of upstream's answer that could not be read. */
  readonly unreadable: number;
  /** Null once the last page was read. */
  readonly progress: ReleaseProgress | null;
};

/** How far the reading of a list has come; `pagesTotal` is null until GitHub has said which page is the last. */
export type ReleaseProgress = { readonly pagesRead: number; readonly pagesTotal: number | null };
