import 'server-only';
import { z } from 'zod';

import { wireCommitName, wireTime } from './wire-common';

/** A commit: its SHA, and when it was committed. */
export type Commit = { readonly name: string; readonly committedAt: string | null };

/** GitHub's commit. */
export const wireCommit = z
  .object({
    sha: wireCommitName,
    commit: z.object({ committer: z.object({ date: wireTime.nullish() }).nullish() }).nullish(),
  })
  .transform(({ sha, commit }): Commit => ({
    name: sha,
    committedAt: commit?.committer?.date ?? null,
  }));

/** GitHub's list of commits, of which only the first is read; null where there is none. */
export const wireLatestCommit = z
  .array(z.unknown())
  .transform((list): unknown => list[0] ?? null)
  .pipe(wireCommit.nullable());
