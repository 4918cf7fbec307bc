import type { Freshness } from '@/lib/base/freshness/model';
import type { Result } from '@/lib/base/result';
import type { UpgradeWay } from '@/lib/build/upgrade/upgrade-ways';
import type { MergedChanges } from '@/lib/releases/notes/merge-changes';
import type { RenderedNotes } from '@/lib/releases/notes/model';
import type { ComponentNotes, UpgradePlan, UpgradeProblem } from '@/lib/releases/upgrade/model';
import type { NextStepOrReason } from '@/lib/releases/upgrade/next-step';

/** What the releases between change, merged from the notes of Kairos and of its components. */
export type UpgradeChanges = MergedChanges & {
  readonly components: readonly ComponentNotes[];
  /** Those that break something or are on security, as rendered notes. */
  readonly urgent: RenderedNotes;
  /** The others, as rendered notes. */
  readonly others: RenderedNotes;
};

/** A plan with the next step and the commands for it. */
export type PlannedUpgrade = {
  readonly plan: UpgradePlan;
  readonly next: NextStepOrReason;
  /** Empty without a next step. */
  readonly ways: readonly UpgradeWay[];
  /** The digest of the image of the next step; null if it was not fetched. */
  readonly digest: string | null;
  /** The builder, filled in with the image that runs and the release of the target; null if that states no image. */
  readonly builder: string | null;
  readonly changes: UpgradeChanges;
};

/** Everything the page of an upgrade shows for one URL. */
export type UpgradePageData = {
  /** As typed; `to` is empty for the latest release. */
  readonly texts: { readonly from: string; readonly to: string };
  /** Null until `from` is given. */
  readonly planned: Result<PlannedUpgrade, UpgradeProblem> | null;
  /** Tags to choose a target from, newest first. */
  readonly tags: readonly string[];
  /** Whether only the tags of a snapshot are available, so that no file proves an image. */
  readonly isSnapshot: boolean;
  /** How old the list of releases is; null if there is none. */
  readonly freshness: Freshness | null;
  /** The moment of this response, ISO 8601. */
  readonly now: string;
};
