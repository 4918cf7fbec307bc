import type { KnownDefect } from '@/lib/names/artifacts/known-defects';
import type { NameParts } from '@/lib/names/artifacts/name-parts';
import type { Component } from '@/lib/names/catalog/model';
import type { CounterpartImage } from '@/lib/releases/leads/model';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

/** What an upgrade starts from: a release, and the image that runs, as far as the text states it. */
export type UpgradeStart = {
  /** What the text is, in one line. */
  readonly title: string;
  readonly entry: ReleaseEntry;
  /** The parts of the image; null if the text states only a release. */
  readonly parts: NameParts | null;
  /** Why the image is none that Kairos publishes; null if it may be one. */
  readonly custom: string | null;
  /** The known defects of the image, or of the release if only that is stated. */
  readonly defects: readonly KnownDefect[];
};

/** Why a text does not state a release of Kairos, with the releases that it may mean. */
export type UpgradeProblem = {
  readonly field: 'from' | 'to';
  readonly message: string;
  /** Tags to choose from; may be empty. */
  readonly nearest: readonly string[];
};

/** How the version of a program changes; `one-sided` if only one of the two releases states it. */
export const CHANGE_KINDS = ['up', 'down', 'same', 'one-sided', 'several'] as const;

/** One of {@link CHANGE_KINDS}. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A program with its versions in two releases. */
export type ProgramChange = {
  readonly program: string;
  /** Empty if unknown or not pinned. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly change: ChangeKind;
};

/** Why the notes of a program's releases are unknown. */
export const UNKNOWN_NOTES = [
  'no-list',
  'no-version',
  'several-versions',
  'not-read',
  'not-read-to-end',
] as const;

/** The releases of a component between its versions in two releases of Kairos. */
export type ComponentNotes = ProgramChange & {
  /** Null for a program that no component releases. */
  readonly component: Component | null;
  /** Newest first; those that are known if some are not. */
  readonly releases: readonly ReleaseEntry[];
  /** Why notes are unknown; null if all are known. */
  readonly unknown: (typeof UNKNOWN_NOTES)[number] | null;
};

/** A release to go through, so that no minor version of Kubernetes is skipped. */
export type KubernetesStop = {
  /** The minor version that is needed, e.g. `v1.34`. */
  readonly minor: string;
  /** The latest release up to the target that has it; null if none lists it. */
  readonly tag: string | null;
  readonly version: string | null;
  /** The image of it; null without one that is certain. */
  readonly reference: string | null;
};

/** How the version of Kubernetes moves. */
export type KubernetesJump = {
  readonly distro: string;
  readonly from: string;
  readonly to: string;
  /** Minor versions from one to the other; negative for an older one. Kubernetes allows 0 and 1. */
  readonly minors: number;
  /** Where to stop on the way; empty if nothing is skipped. */
  readonly stops: readonly KubernetesStop[];
};

/** The image that a machine upgrades to in a release. */
export type UpgradeImage = CounterpartImage & {
  /** The version of Kubernetes in it; null for core, and where the name does not state it. */
  readonly kubernetes: string | null;
};

/** What Kairos publishes, or has published, in place of an image that a release does not have. */
export type Replacement = {
  /** `earlier`: the latest release that has the image. `hadron`: the image of Hadron in the target. */
  readonly kind: 'earlier' | 'hadron';
  readonly image: UpgradeImage;
};

/** Something to know before an upgrade, in a sentence with its source. */
export type Caution = {
  readonly id: 'older' | 'major' | 'kubernetes-jump' | 'kubernetes-older' | 'prerelease';
  readonly says: string;
  readonly source: string;
};

/** An upgrade from what runs to a release of Kairos. */
export type UpgradePlan = {
  readonly start: UpgradeStart;
  readonly to: ReleaseEntry;
  readonly direction: 'newer' | 'same' | 'older';
  /** The latest final release of the start's minor line; null if it has none. */
  readonly latestInLine: string | null;
  /** The latest final release; null if there is none. */
  readonly latest: string | null;
  /** The image in the target; null if the start states no image, or one that Kairos does not publish. */
  readonly image: UpgradeImage | null;
  readonly replacements: readonly Replacement[];
  readonly programs: readonly ProgramChange[];
  readonly jump: KubernetesJump | null;
  readonly cautions: readonly Caution[];
  /** The known defects of the image in the target. */
  readonly defects: readonly KnownDefect[];
  /** The releases after the older of the two up to the newer, newest first. */
  readonly between: readonly ReleaseEntry[];
};
