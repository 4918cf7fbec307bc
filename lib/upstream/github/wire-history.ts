import 'server-only';
import { z } from 'zod';

import { cutText } from '@/lib/base/text/cut-text';
import type { HistoryCommit } from '@/lib/matrix/history/model';

import { wireCommitName, wireTime } from './wire-common';

const LONGEST_SUBJECT = 200;

const wireHistoryCommit = z
  .object({
    sha: wireCommitName,
    commit: z
      .object({
        message: z.string().nullish(),
        committer: z.object({ date: wireTime.nullish() }).nullish(),
      })
      .nullish(),
  })
  .transform(({ sha, commit }): HistoryCommit => ({
    commit: sha,
    committedAt: commit?.committer?.date ?? null,
    subject: cutText(commit?.message?.split('\n')[0]?.trim() ?? '', LONGEST_SUBJECT),
  }));

/** GitHub's list of the commits that touched a file. */
export const wireHistory = z.array(wireHistoryCommit);

/** GitHub's list of branches or tags, of which only the names are read. */
export const wireRefNames = z
  .array(z.object({ name: z.string() }))
  .transform((refs): readonly string[] => refs.map(({ name }) => name));

/** GitHub's list of tags with the commits that they point to. */
export const wireTagCommits = z
  .array(z.object({ name: z.string(), commit: z.object({ sha: wireCommitName }) }))
  .transform((tags) => tags.map(({ name: tag, commit: { sha: commit } }) => ({ tag, commit })));
