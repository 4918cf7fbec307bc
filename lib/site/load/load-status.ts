import 'server-only';
import { cache } from 'react';

import type { SiteStatus } from '@/lib/site/model/site-status';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import { env } from '@/lib/upstream/runtime/env';

import { composeStatus } from './compose-status';

/** Loads the state of every upstream resource, without a request. */
export const loadStatus = cache(async (): Promise<SiteStatus> => {
  const upstream = await siteUpstream();
  return composeStatus({ upstream, apiUrl: env().GITHUB_API_URL, now: new Date() });
});
