import type { Freshness } from '@/lib/base/freshness/model';
import type { FormOfName } from '@/lib/build/form/decode-to-form';
import type { Finding } from '@/lib/names/decoder/model';
import type { ContentsCoverage } from '@/lib/releases/contents/contents-coverage';
import type { ChangeFound, ChangeQuery } from '@/lib/releases/contents/find-by-change';
import type { Leads } from '@/lib/releases/leads/model';
import type { FindingLinks } from '@/lib/site/url/finding-links';

/** One thing that was found in a text, with everything that the site says about it. */
export type ExplainedFinding = {
  readonly finding: Finding;
  /** What it is, in one line. */
  readonly title: string;
  readonly leads: Leads;
  readonly opened: FormOfName | null;
  readonly links: FindingLinks;
};

/** A pull request or a commit, and the releases whose notes state it. */
export type StatedChange = {
  readonly query: ChangeQuery;
  readonly found: readonly ChangeFound[];
  /** Ids of the components whose notes were not read, or not to their end. */
  readonly notSearched: readonly string[];
  /** How many releases of Kairos were searched for the programs that contain it. */
  readonly coverage: ContentsCoverage;
};

/** Everything the page that decodes shows for one text, and the API responds with. */
export type DecodePageData = {
  /** As pasted; empty if nothing was. */
  readonly text: string;
  /** Empty only without a text; what the text is about comes first. */
  readonly findings: readonly ExplainedFinding[];
  /** Null if the text is no pull request and no commit. */
  readonly change: StatedChange | null;
  /** Whether the text was longer, or had more names, than is decoded. */
  readonly isCut: boolean;
  /** How old the list of Kairos' releases is; null if there is none. */
  readonly freshness: Freshness | null;
  /** The moment of this response, ISO 8601. */
  readonly now: string;
};
