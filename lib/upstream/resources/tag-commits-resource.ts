import 'server-only';
import { z } from 'zod';

import { ok } from '@/lib/base/result';
import type { Repository } from '@/lib/names/catalog/model';
import { wireTagCommits } from '@/lib/upstream/github/wire-history';

import { findLoss } from './list-loss';
import type { Resource } from './resource';

/** GitHub's maximum. Of older tags the commit stays unknown. */
const PER_PAGE = 100;

/** The commits that the latest tags of a repository point to. */
export type TagCommits = {
  readonly tags: readonly { readonly tag: string; readonly commit: string }[];
};

const storedTagCommits: z.ZodType<TagCommits> = z.object({
  tags: z.array(z.object({ tag: z.string(), commit: z.string() })),
});

/** The commits of the latest tags of a repository, with one request: a tag that was moved has another commit in it. */
export function tagCommitsResource({ owner, name }: Repository): Resource<TagCommits> {
  return {
    key: `tag-commits:${owner}/${name}`,
    schemaVersion: 1,
    schema: storedTagCommits,
    ttlMs: (_value, plan) => plan.repositoryMs,
    lossOf: (before, after) => findLoss('list of tags', namesOf(before), namesOf(after)),
    fetch: async (github, previous) => {
      const response = await github.request({
        route: 'GET /repos/{owner}/{repo}/tags',
        parameters: { owner, repo: name, per_page: PER_PAGE },
        schema: wireTagCommits,
        what: 'list of tags',
        etag: previous?.etag ?? null,
      });
      if (!response.ok) return response;
      if (response.value.kind === 'unchanged') return ok({ kind: 'unchanged' });
      const { value: tags, etag } = response.value;
      return ok({ kind: 'changed', value: { tags }, etag });
    },
  };
}

function namesOf({ tags }: TagCommits): readonly string[] {
  return tags.map(({ tag }) => tag);
}
