import 'server-only';
import { z } from 'zod';

import { storedMatrixFile, type MatrixFile } from '@/lib/upstream/resources/parse-stored';

import kairosInit from './matrix-kairos-init.json';
import kairos from './matrix-kairos.json';

/**
 * A matrix file as a copy of its repository has it. Times are ISO 8601 text, as a day where the time is
 * unknown.
 */
export type MatrixSnapshot = MatrixFile & {
  /** When the copy was read. */
  readonly takenAt: string;
  /** Id of the source. */
  readonly source: string;
  readonly ref: string;
  /** False where the lines of the reading are not those of the file at the commit. */
  readonly linesAreExact: boolean;
};

const head = z.object({
  takenAt: z.union([z.iso.date(), z.iso.datetime()]),
  source: z.string(),
  ref: z.string(),
  linesAreExact: z.boolean(),
});

let snapshots: readonly MatrixSnapshot[] | null = null;

/** Finds the snapshot of a source that ships with this site; null where there is none. */
export function findSnapshot(sourceId: string): MatrixSnapshot | null {
  snapshots ??= [kairosInit, kairos].map(readSnapshot);
  return snapshots.find(({ source }) => source === sourceId) ?? null;
}

/** Reads a snapshot from its JSON; throws where it cannot be read, which is a bug. */
export function readSnapshot(json: unknown): MatrixSnapshot {
  return { ...storedMatrixFile.parse(json), ...head.parse(json) };
}
