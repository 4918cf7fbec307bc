import type { Artifact } from '@/lib/names/artifacts/model';
import type { Component } from '@/lib/names/catalog/model';
import type { RemovedRelease } from '@/lib/releases/list/model';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

/** The states of a name against what the site has read; facts come before rules. */
export const EXISTENCE_STATES = [
  /** It was read: a release, a file of one, or an image from which a listed file was made. */
  'exists',
  /** The data that would have it is complete and does not. */
  'missing',
  /** A rule with a source says that Kairos does not publish it in this version. */
  'not-published',
  /** The data that would say it is missing, incomplete, or only in a registry. */
  'unknown',
] as const;

/** One of {@link EXISTENCE_STATES}. */
export type ExistenceState = (typeof EXISTENCE_STATES)[number];

/** Whether something exists, why, and what exists instead. */
export type Verdict = {
  readonly state: ExistenceState;
  /** The state in one or two sentences, for readers. */
  readonly reason: string;
  /** What exists instead, nearest first: tags if the release is missing, else names of the same kind. */
  readonly nearest: readonly string[];
  /** The URL of what exists, or of the file that proves it; null if nothing was found. */
  readonly link: string | null;
  /** Where the rule is stated; null if the verdict is from data. */
  readonly source: string | null;
};

/** The parts of an image's name that a release can contradict. */
export const CONTRADICTED_PARTS = [
  'flavor',
  'flavorRelease',
  'arch',
  'model',
  'variant',
  'kubernetes',
  'kubernetesVersion',
] as const;

/** One of {@link CONTRADICTED_PARTS}. */
export type ContradictedPart = (typeof CONTRADICTED_PARTS)[number];

/** A part of an image's name that its release does not have. */
export type Contradiction = {
  readonly part: ContradictedPart;
  readonly stated: string;
  /** What the release has in its place, best first; never empty. */
  readonly published: readonly [string, ...string[]];
  /** The contradiction in a sentence, for readers. */
  readonly says: string;
};

/** The verdict on an image, with each part of its name that the release contradicts. */
export type ImageVerdict = Verdict & { readonly contradictions: readonly Contradiction[] };

/** The releases of a component as far as they were read. */
export type ReleaseListing = {
  readonly component: Component;
  /** Newest first. */
  readonly entries: readonly ReleaseEntry[];
  readonly removed: readonly RemovedRelease[];
  /** `complete`: every release with its files. `partial`: not read to the end. `snapshot`: tags without files. */
  readonly coverage: 'complete' | 'partial' | 'snapshot';
  /** Whether the list is older than its TTL allows, so that the latest releases may be missing. */
  readonly isStale: boolean;
  /** The names of files that were seen, by tag, if the coverage is a snapshot. */
  readonly seenNames: ReadonlyMap<string, readonly string[]>;
};

/** An image that Kairos may have published in quay.io/kairos, in the words of its name; null for what it does not say. */
export type PublishedImage = Artifact<'decoded'> & {
  /** Whether it is a raw disk packed in an image. */
  readonly isRawDisk: boolean;
};
