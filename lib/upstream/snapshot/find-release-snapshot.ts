import 'server-only';
import { z } from 'zod';

import json from './releases.json';

/** A tag that existed when the snapshot was taken, and the asset names of its release that were seen. */
export type SnapshotTag = {
  readonly tag: string;
  /** When the tagged commit was made, as ISO 8601 text. */
  readonly taggedAt: string;
  readonly assetNames: readonly string[];
};

/**
 * The tags of a component as they were when this site was last prepared, newest commit first.
 *
 * Its facts are the tags of the repositories, and asset names seen in upstream's documentation and issues.
 */
export type ReleaseSnapshot = {
  /** ISO 8601 text. */
  readonly takenAt: string;
  readonly tags: readonly SnapshotTag[];
  /** Tags that the repository did not list, being newer or removed, whose assets were seen; their dates are unknown. */
  readonly undated: readonly Omit<SnapshotTag, 'taggedAt'>[];
  /** What it lacks, in sentences. */
  readonly lacks: readonly string[];
};

const text = z.string().min(1);
const names = z.array(text).min(1);
const dated = z
  .tuple([text, z.iso.datetime()])
  .rest(names)
  .transform(([tag, taggedAt, ...assetNames]) => ({
    tag,
    taggedAt,
    assetNames: assetNames.flat(),
  }));
const undated = z.tuple([text, names]).transform(([tag, assetNames]) => ({ tag, assetNames }));
const schema = z.object({
  takenAt: z.iso.datetime(),
  components: z.record(text, z.object({ tags: z.array(dated).min(1), undated: z.array(undated) })),
});

const LACKS = [
  'It has no release notes.',
  'Its dates are those of the tagged commits, not of the publication.',
  'A tag in it may have no release on GitHub.',
  'It does not say which releases are marked as prereleases.',
] as const;

const LACKS_OF_FILES = [
  'Of the files it has only the names that were seen in upstream’s documentation and issues, so most are missing.',
  'Sizes, download counts and digests of the files are not known.',
] as const;

const NO_FILES = 'It has no names of files.';

/** What the part of one component also lacks. */
const LACKS_OF_COMPONENT: ReadonlyMap<string, string> = new Map([
  ['hadron', 'Its tags are those of an older copy of the repository, of December 2025.'],
]);

let snapshots: ReadonlyMap<string, ReleaseSnapshot> | null = null;

/** Finds the snapshot of a component’s tags that ships with this site; null where there is none. */
export function findReleaseSnapshot(componentId: string): ReleaseSnapshot | null {
  snapshots ??= readReleaseSnapshots(json);
  return snapshots.get(componentId) ?? null;
}

/** Reads the snapshots by component from their JSON; throws where one cannot be read, which is a bug. */
export function readReleaseSnapshots(value: unknown): ReadonlyMap<string, ReleaseSnapshot> {
  const { takenAt, components } = schema.parse(value);
  return new Map(
    Object.entries(components).map(([id, part]) => {
      const snapshot = { takenAt, ...part };
      return [id, { ...snapshot, lacks: lacksOf(id, snapshot) }];
    }),
  );
}

function lacksOf(id: string, part: Omit<ReleaseSnapshot, 'lacks'>): readonly string[] {
  const day = part.takenAt.slice(0, 10);
  const hasFiles = [...part.tags, ...part.undated].some(({ assetNames }) => assetNames.length > 0);
  const later =
    part.undated.length === 0
      ? `Tags made after ${day} are not in it.`
      : `Of the tags that were not there on ${day} it has only those whose files were seen, without a date.`;
  const ofComponent = LACKS_OF_COMPONENT.get(id);
  return [
    ...LACKS,
    ...(hasFiles ? LACKS_OF_FILES : [NO_FILES]),
    ...(ofComponent === undefined ? [later] : [ofComponent, later]),
  ];
}
