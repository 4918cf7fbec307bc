import type { Choices, FacetOptions, Selection } from '@/lib/base/filter/model';
import type { SignatureReport } from '@/lib/evidence/signatures/signature-report';
import type { KnownDefect } from '@/lib/names/artifacts/known-defects';
import type { ProgramChange } from '@/lib/releases/contents/compare-contents';
import type { ContentBasis } from '@/lib/releases/contents/release-contents';
import type { DefectsBetween } from '@/lib/releases/defects/defects-between';
import type { Verdict } from '@/lib/releases/existence/model';
import type { ArrangedAssets, ArtifactGroup } from '@/lib/releases/list/arrange-assets';
import type { Cadence, CadenceRow } from '@/lib/releases/list/cadence';
import type { compareReleases } from '@/lib/releases/list/compare';
import type { LineGroup } from '@/lib/releases/list/group-by-line';
import type { MonthGroup } from '@/lib/releases/list/group-by-month';
import type { findNeighbours } from '@/lib/releases/list/neighbours';
import type { Page } from '@/lib/releases/list/paginate';
import type { ReleaseQuery } from '@/lib/releases/list/query';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import type { SbomRow } from '@/lib/releases/list/sbom-table';
import type { FoundRelease, ReleaseSelection } from '@/lib/releases/list/select-releases';
import type { FileOrder } from '@/lib/releases/list/sort-files';
import type { SbomOrder } from '@/lib/releases/list/sort-sboms';
import type { RenderedNotes } from '@/lib/releases/notes/model';
import type { SbomDescription, SbomState } from '@/lib/releases/sbom/sbom-of';
import type { KyvernoAdvice } from '@/lib/releases/verification/kyverno-advice';
import type { CertificateDetails, Verification } from '@/lib/releases/verification/model';
import type { ListView } from '@/lib/site/url/list-view';
import type { QueryNotice } from '@/lib/site/url/matrix-query';

import type { TrackedComponent } from './tracked-component';

/** That a list has the releases until the end of a day. */
export type FrozenReleases = {
  readonly day: string;
  /** Releases that were published since. */
  readonly since: number;
};

/** Everything the timeline of releases and its other formats show for one URL. */
export type ReleasesPageData = {
  /** Its page is the nearest that exists. */
  readonly query: ReleaseQuery;
  /** The page as in the URL. */
  readonly requestedPage: number;
  readonly queryNotices: readonly QueryNotice[];
  /** Every component, whether it is chosen or not. */
  readonly components: readonly TrackedComponent[];
  /** Null for the latest. */
  readonly frozen: FrozenReleases | null;
  readonly selection: ReleaseSelection;
  readonly shown: Page<FoundRelease>;
  /** The releases of this page by minor line. */
  readonly groups: readonly LineGroup[];
  /** The releases of this page by month, where they are in order of time. */
  readonly months: readonly MonthGroup[];
  readonly listView: ListView;
  readonly description: string;
  /** When this page was made, ISO 8601. */
  readonly now: string;
};

/** Everything the page of one component shows. */
export type ComponentPageData = {
  readonly tracked: TrackedComponent;
  /** Null for the latest. */
  readonly frozen: FrozenReleases | null;
  readonly query: ReleaseQuery;
  readonly queryNotices: readonly QueryNotice[];
  readonly selection: ReleaseSelection;
  readonly shown: Page<FoundRelease>;
  /** The releases of this page by minor line. */
  readonly groups: readonly LineGroup[];
  /** Null where there are too few releases to measure. */
  readonly cadence: Cadence | null;
  readonly cadenceRows: readonly CadenceRow[];
  /** When this page was made, ISO 8601. */
  readonly now: string;
};

/** Everything the comparison of two releases shows. */
export type ComparePageData = {
  readonly tracked: TrackedComponent;
  readonly requested: { readonly from: string; readonly to: string };
  /** The tags that were read in what was typed. */
  readonly read: { readonly from: string; readonly to: string };
  /** Null where the URL does not have two releases yet. */
  readonly comparison: ReturnType<typeof compareReleases> | null;
  /** Tags near the one that does not exist. */
  readonly nearest: readonly string[];
  /** Whether the list is complete, so that a release that is not in it does not exist. */
  readonly isComplete: boolean;
  readonly defects: DefectsBetween;
  /** Component versions of both releases. */
  readonly contents: readonly ProgramChange[];
  /** The notes of each release between, rendered with unique identifiers. */
  readonly notes: readonly { readonly entry: ReleaseEntry; readonly rendered: RenderedNotes }[];
  /** Releases whose notes would make the page too long. */
  readonly cut: readonly ReleaseEntry[];
  /** When this page was made, ISO 8601. */
  readonly now: string;
};

/** What a certificate says, and the file of the release that says it. */
export type LoadedIdentity = CertificateDetails & { readonly assetName: string };

/** The certificate with the signer of an artifact, as far as it could be read. */
export type LoadedCertificate = {
  /** Null where there is none, or none that could be read. */
  readonly identity: LoadedIdentity | null;
  /** Why it could not be read, in words; null when it was, or when there is none. */
  readonly failure: string | null;
};

/** A program in a release with its versions, each with the page of the release that it is from, if there is one. */
export type LinkedProgram = {
  readonly program: string;
  readonly basis: ContentBasis;
  /** URL of the line that pins it; null where it was not read from a file here. */
  readonly source: string | null;
  readonly versions: readonly { readonly version: string; readonly path: string | null }[];
};

/** Everything the page of one release shows. */
export type ReleasePageData = {
  readonly tracked: TrackedComponent;
  readonly entry: ReleaseEntry;
  /** The tag as spelled in the URL. */
  readonly requestedTag: string;
  readonly neighbours: ReturnType<typeof findNeighbours>;
  /** Null for a snapshot, which has none. */
  readonly notes: RenderedNotes | null;
  readonly arranged: ArrangedAssets;
  readonly facets: readonly FacetOptions[];
  /** The artifacts that match the choices; the first is what is verified. */
  readonly chosen: readonly ArtifactGroup[];
  /** What the artifacts are chosen by. */
  readonly choices: Choices;
  /** Choices that no artifact matches. */
  readonly choiceNotices: readonly QueryNotice[];
  /** Words that the listed files' names must contain. */
  readonly fileText: string;
  readonly areAllFilesRequested: boolean;
  /** Null for the order of the release. */
  readonly fileOrder: FileOrder | null;
  readonly sbom: SbomDescription;
  /** The programs in it with their versions. */
  readonly contents: readonly LinkedProgram[];
  /** What went wrong in its published artifacts. */
  readonly defects: readonly KnownDefect[];
  readonly verifications: readonly Verification[];
  /** What this site verified of the chosen artifact, as far as it is fetched. */
  readonly signatures: readonly SignatureReport[];
  /** Where the signer of the chosen artifact is read from. */
  readonly certificate: LoadedCertificate;
  /** Policies of Kyverno for the image of the chosen artifact; null if that image cannot be derived. */
  readonly policies: KyvernoAdvice | null;
  /**
   * Names of files where the snapshot is shown: those that were seen, and those that follow from the release
   * workflow and were not seen; null where GitHub's own list is shown.
   */
  readonly snapshotNames: {
    readonly seen: readonly string[];
    readonly derived: readonly string[];
  } | null;
  readonly permalink: string;
  readonly description: string;
  /** When this page was made, ISO 8601. */
  readonly now: string;
};

/** Why a release cannot be shown. */
export type ReleaseRefusal =
  | { readonly kind: 'unknown-component'; readonly componentId: string }
  | {
      readonly kind: 'unknown-tag';
      readonly tracked: TrackedComponent;
      readonly tag: string;
      /** Whether there is no such release, or whether that is unknown, with the nearest tags. */
      readonly verdict: Verdict;
    };

/** Everything the table of SBOMs and its twins in other formats show for one URL. */
export type SbomPageData = {
  readonly components: readonly TrackedComponent[];
  readonly selection: Selection;
  readonly facets: readonly FacetOptions[];
  /** Choices that no SBOM matches. */
  readonly choiceNotices: readonly QueryNotice[];
  /** Null for the order in which they are listed. */
  readonly order: SbomOrder | null;
  readonly rows: readonly SbomRow[];
  /** Rows before anything was chosen. */
  readonly total: number;
  /** How many releases have their SBOMs where. */
  readonly states: ReadonlyMap<SbomState, number>;
  /** Releases whose tag was searched for and that attach none; their pages are linked instead. */
  readonly without: readonly ReleaseEntry[];
  /** The page as in the URL, from 1. */
  readonly requestedPage: number;
  /** When this page was made, ISO 8601. */
  readonly now: string;
};
