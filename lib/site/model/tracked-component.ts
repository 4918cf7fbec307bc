import type { UpstreamFailure } from '@/lib/base/failure';
import type { Freshness } from '@/lib/base/freshness/model';
import type { RepositoryFacts } from '@/lib/base/repository';
import type { SignatureReport } from '@/lib/evidence/signatures/signature-report';
import type { Component } from '@/lib/names/catalog/model';
import type { ContainedProgram } from '@/lib/releases/contents/release-contents';
import type { ArrangedFile } from '@/lib/releases/list/arrange-assets';
import type { RemovedRelease } from '@/lib/releases/list/model';
import type { ComponentReleases, ReleaseEntry } from '@/lib/releases/list/read-component';
import type { RenderedNotes } from '@/lib/releases/notes/model';
import type { SbomDescription } from '@/lib/releases/sbom/sbom-of';
import type { Verification } from '@/lib/releases/verification/model';

/** A component whose releases are tracked: the releases, and how old that is. */
export type TrackedComponent = {
  readonly component: Component;
  /** Null until the first response. */
  readonly repository: RepositoryFacts | null;
  readonly releases: ComponentReleases;
  /** Null where there is no data at all. */
  readonly freshness: Freshness | null;
  /** How far a first reading has come; null once all pages were met. */
  readonly reading: { readonly pagesRead: number; readonly pagesTotal: number | null } | null;
  readonly removed: readonly RemovedRelease[];
  /** Rows of upstream's responses that could not be read. */
  readonly unreadable: number;
  /** For a snapshot: what is missing from it, and the names of files that were seen, by tag. */
  readonly snapshot: {
    readonly lacks: readonly string[];
    readonly assetNames: ReadonlyMap<string, readonly string[]>;
  } | null;
  /** Why the last attempt failed; null when it did not. */
  readonly failure: UpstreamFailure | null;
  readonly nextAttemptAt: string | null;
};

/** A release with everything that the API says of it. */
export type ReleaseDetails = {
  readonly entry: ReleaseEntry;
  /** Its place among the component's releases by version: 1 for the oldest. */
  readonly order: number;
  /** Null for a snapshot, which has none. */
  readonly notes: RenderedNotes | null;
  readonly decoded: readonly ArrangedFile[];
  readonly sbom: SbomDescription;
  /** The programs in it with their versions. */
  readonly contents: readonly ContainedProgram[];
  readonly verifications: readonly Verification[];
  /** What this site verified of the first artifact, as far as it is fetched. */
  readonly signatures: readonly SignatureReport[];
};
