import type { KnownDefect } from '@/lib/names/artifacts/known-defects';
import type { ContentsCoverage } from '@/lib/releases/contents/contents-coverage';
import type { ReleaseListing, Verdict } from '@/lib/releases/existence/model';
import type { SupportStatus } from '@/lib/releases/list/support';

/** What a verdict on existence is about. */
export const EXISTENCE_SUBJECTS = ['release', 'file', 'image'] as const;

/** Whether what a text names exists. */
export type FoundExistence = Verdict & { readonly subject: (typeof EXISTENCE_SUBJECTS)[number] };

/** The release of a name's version, with its support and what is newer. */
export type ReleaseLead = {
  readonly componentId: string;
  readonly tag: string;
  readonly status: SupportStatus;
  /** ISO 8601; empty if it is unknown. */
  readonly publishedAt: string;
  /** The latest final release of its minor line; null if it has none. */
  readonly latestInLine: string | null;
  /** The latest final release; null if there is none. */
  readonly latest: string | null;
};

/** The same artifact in another release. */
export type CounterpartImage = {
  readonly tag: string;
  /** Its reference; null if that release has none, or none that is certain. */
  readonly reference: string | null;
  /** `published`: a file of the release was made from it. `unconfirmed`: only the registry has it. `none`: there is none. */
  readonly state: 'published' | 'unconfirmed' | 'none';
  /** Why, in a sentence. */
  readonly reason: string;
};

/** The releases of Kairos that contain a version of a program. */
export type ProgramLead = {
  readonly program: string;
  readonly version: string;
  /** Oldest first, each with the URL of the line that pins it; null where that was not read. */
  readonly releases: readonly { readonly tag: string; readonly source: string | null }[];
  /** If none contains it: the last release with an older version, and the first with a newer one. */
  readonly before: { readonly tag: string; readonly version: string } | null;
  readonly after: { readonly tag: string; readonly version: string } | null;
  /** How many releases were searched; null for Kubernetes, which the names of files state. */
  readonly coverage: ContentsCoverage | null;
};

/** What a finding leads on to, by what the site has read; null for what does not apply. */
export type Leads = {
  readonly existence: FoundExistence | null;
  readonly release: ReleaseLead | null;
  readonly program: ProgramLead | null;
  /** The same image in the latest release of its line, and in the latest of all, if they are newer. */
  readonly inLine: CounterpartImage | null;
  readonly inLatest: CounterpartImage | null;
  readonly defects: readonly KnownDefect[];
};

/** The releases of components by the component's id. */
export type Listings = ReadonlyMap<string, ReleaseListing>;
