import 'server-only';
import { cache } from 'react';

import type { Result } from '@/lib/base/result';
import type { MatrixRefusal, SourceMatrix } from '@/lib/site/model/source-matrix';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import { env } from '@/lib/upstream/runtime/env';
import { webUrlOf } from '@/lib/upstream/runtime/read-env';

import { composeMatrix } from './compose-matrix';

/**
 * Loads the matrix of a source at a branch, tag or commit, or at the source's own branch. It gives the cached
 * value and refreshes it behind the page; only the first response is waited for, a few seconds.
 */
export const loadMatrix = cache(
  async (sourceId: string, ref: string | null): Promise<Result<SourceMatrix, MatrixRefusal>> => {
    const webUrl = webUrlOf(env().GITHUB_API_URL);
    const upstream = await siteUpstream();
    return composeMatrix({ upstream, webUrl, now: () => new Date() }, sourceId, ref);
  },
);
