import 'server-only';
import { z } from 'zod';

import { formatDay } from '@/lib/base/format/dates';

import json from './releases.json';

/** A tag of a component, with the asset names of its release that were seen. */
export type SnapshotTag = {
  readonly tag: string;
  /**
   * When the tagged commit was made, as a moment or a day in ISO 8601 text, as precise as known. Of a
   * tag that the copies do not have, the day on which it was seen; null where that is unknown too.
   */
  readonly taggedAt: string | null;
  readonly assetNames: readonly string[];
};

/**
 * The tags of a component as copies of its repository have them, newest commit first.
 *
 * The other facts are asset names and newer tags, seen in upstream's documentation, workflows and issues.
 */
export type ReleaseSnapshot = {
  /** The day on which the copies were read. */
  readonly readAt: string;
  readonly tags: readonly SnapshotTag[];
  /** Tags that are not in the copies, being newer or removed, and were seen in other sources. */
  readonly unlisted: readonly SnapshotTag[];
  /** What is missing from it, in sentences. */
  readonly lacks: readonly string[];
};

const text = z.string().min(1);
const names = z.array(text).min(1);
const moment = z.union([z.iso.date(), z.iso.datetime()]);

const tagWith = <When extends string | null>(when: z.ZodType<When>) =>
  z
    .tuple([text, when])
    .rest(names)
    .transform(([tag, taggedAt, ...assetNames]): SnapshotTag => ({
      tag,
      taggedAt,
      assetNames: assetNames.flat(),
    }));

const schema = z.object({
  readAt: z.iso.date(),
  components: z.record(
    text,
    z.object({
      tags: z.array(tagWith(moment)).min(1),
      unlisted: z.array(tagWith(moment.nullable())),
    }),
  ),
});

const LACKS = [
  'It has no release notes.',
  'Its dates are those of the tagged commits, not of the publication.',
  'A tag in it may have no release on GitHub.',
  'It does not say which releases are marked as prereleases.',
] as const;

const LACKS_OF_FILES = [
  'Of the files it has only names: those seen in upstream’s documentation and issues and, apart from them, those that follow from the release workflow at the tag.',
  'Sizes, download counts and digests of the files are unknown.',
] as const;

const NO_FILES = 'It has no names of files.';

/** What is also missing from the part of one component. */
const LACKS_OF_COMPONENT: ReadonlyMap<string, string> = new Map([
  ['hadron', 'Its dated tags are those of an older copy of the repository, of December 2025.'],
]);

let snapshots: ReadonlyMap<string, ReleaseSnapshot> | null = null;

/** Finds the snapshot of a component’s tags that ships with this site; null where there is none. */
export function findReleaseSnapshot(componentId: string): ReleaseSnapshot | null {
  snapshots ??= readReleaseSnapshots(json);
  return snapshots.get(componentId) ?? null;
}

/** Reads the snapshots by component from their JSON; throws where one cannot be read, which is a bug. */
export function readReleaseSnapshots(value: unknown): ReadonlyMap<string, ReleaseSnapshot> {
  const { readAt, components } = schema.parse(value);
  return new Map(
    Object.entries(components).map(([id, part]) => {
      const snapshot = { readAt, ...part };
      return [id, { ...snapshot, lacks: lacksOf(id, snapshot) }];
    }),
  );
}

function lacksOf(id: string, part: Omit<ReleaseSnapshot, 'lacks'>): readonly string[] {
  const hasFiles = [...part.tags, ...part.unlisted].some(({ assetNames }) => assetNames.length > 0);
  const day = formatDay(part.readAt);
  const later =
    part.unlisted.length === 0
      ? `Tags that are newer than the copies of ${day} are not in it.`
      : `Of the tags that are not in the copies of ${day} it has those that were seen elsewhere, dated by that day or not at all.`;
  const ofComponent = LACKS_OF_COMPONENT.get(id);
  return [
    ...LACKS,
    ...(hasFiles ? LACKS_OF_FILES : [NO_FILES]),
    ...(ofComponent === undefined ? [later] : [ofComponent, later]),
  ];
}
