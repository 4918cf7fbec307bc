/** A file of a release, as GitHub lists it. */
export type ReleaseAsset = {
  /** GitHub's number of the file; stable while the file is not replaced. */
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
  readonly downloads: number;
  /** E.g. `sha256:…`; null where GitHub does not give it. */
  readonly digest: string | null;
  /** ISO 8601; null where GitHub does not give it. */
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

/** A page of GitHub's list as it was read last: its version, and the releases on it by their numbers. */
export type ReadPage = {
  readonly etag: string | null;
  readonly ids: readonly number[];
  /** Rows that could not be read. */
  readonly unreadable: number;
};

/** A reading of all pages that is under way. */
export type ReleasePass = {
  /** ISO 8601. */
  readonly startedAt: string;
  /** The page that comes next, from 1. */
  readonly next: number;
  /** Numbers of the releases that were met. */
  readonly seen: readonly number[];
  /** How often it began again because the list had changed; absent where it did not. */
  readonly restarts?: number;
};

/** Releases missing from a full reading, too many to accept it yet. */
export type ReleaseDoubt = {
  /** When they were missed first, ISO 8601. */
  readonly noticedAt: string;
  /** Their numbers. */
  readonly missing: readonly number[];
};

/** The releases of a component as far as they have been read, newest first as GitHub lists them. */
export type ReleaseList = {
  readonly releases: readonly Release[];
  readonly removed: readonly RemovedRelease[];
  /** Releases on one page of a request; GitHub fails where a page has too many large ones. */
  readonly perPage: number;
  readonly pages: readonly ReadPage[];
  /** The number of the last page, where GitHub has said it. */
  readonly lastPage: number | null;
  /** Null while only the first page is looked at. */
  readonly pass: ReleasePass | null;
  /** When all pages had been read last, ISO 8601; null before the first time. */
  readonly wholeAt: string | null;
  /** Absent while the last full reading is believed. */
  readonly doubt?: ReleaseDoubt;
};
