import 'server-only';
import { z } from 'zod';

import json from './release-files.json';

/** In place of the tag in a name: releases of one workflow have the same files, each with its own tag. */
const TAG = '{tag}';

const text = z.string().min(1);
const schema = z.record(
  text,
  z.array(
    z.object({
      tags: z.array(text).min(1),
      files: z
        .array(z.object({ stems: z.array(text).min(1), endings: z.array(text).min(1) }))
        .min(1),
    }),
  ),
);

/** Releases with the same files: every stem with every ending. */
type FileGroup = {
  readonly tags: readonly string[];
  readonly files: readonly {
    readonly stems: readonly string[];
    readonly endings: readonly string[];
  }[];
};

let groups: ReadonlyMap<string, readonly FileGroup[]> | null = null;

/**
 * Finds the names of the files that follow from the release workflow at a tag; empty where they are not
 * established. These files were not seen: the workflow may have failed, or a file been removed.
 */
export function findDerivedFiles(componentId: string, tag: string): readonly string[] {
  groups ??= readFileGroups(json);
  const group = groups.get(componentId)?.find(({ tags }) => tags.includes(tag));
  return (group?.files ?? [])
    .flatMap(({ stems, endings }) =>
      stems.flatMap((stem) => endings.map((ending) => `${stem.replaceAll(TAG, tag)}${ending}`)),
    )
    .toSorted();
}

/** Reads the groups of files by component from their JSON; throws where they cannot be read, which is a bug. */
export function readFileGroups(value: unknown): ReadonlyMap<string, readonly FileGroup[]> {
  return new Map(Object.entries(schema.parse(value)));
}
