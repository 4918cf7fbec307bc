import 'server-only';
import type { RepositoryFacts } from '@/lib/base/repository';
import { ok } from '@/lib/base/result';
import type { Repository } from '@/lib/names/catalog/model';
import { wireRepository } from '@/lib/upstream/github/wire-repository';

import { storedRepository } from './parse-stored';
import type { Resource } from './resource';

/** The facts of a repository. */
export function repositoryResource({ owner, name }: Repository): Resource<RepositoryFacts> {
  return {
    key: `repository:${owner}/${name}`,
    schemaVersion: 1,
    schema: storedRepository,
    ttlMs: (_value, plan) => plan.repositoryMs,
    fetch: async (github, previous) => {
      const response = await github.request({
        route: 'GET /repos/{owner}/{repo}',
        parameters: { owner, repo: name },
        schema: wireRepository,
        what: 'repository',
        etag: previous?.etag ?? null,
      });
      if (!response.ok) return response;
      const { value: fetched } = response;
      if (fetched.kind === 'unchanged') return ok({ kind: 'unchanged' });
      return ok({ kind: 'changed', value: fetched.value, etag: fetched.etag });
    },
  };
}
