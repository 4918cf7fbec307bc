import { untilLive } from '../scripts/lib/until-live.mjs';
import { startStandIn } from '../stand-in/github';
import { kairosWorld } from '../stand-in/kairos-world';
import { startSite } from './site';

const VARIABLE = 'KAIROS_MATRIX_SHARED_SITE';

/**
 * Starts the one site that tests read together, before the first of them. What a test changes, or lets
 * fail, it starts for itself.
 */
export default async function startSharedSite(): Promise<() => Promise<void>> {
  const gitHub = await startStandIn(kairosWorld());
  const site = await startSite({ apiUrl: gitHub.url });
  await untilLive(site.url);
  process.env[VARIABLE] = site.url;
  return async () => {
    await site.discard();
    await gitHub.close();
  };
}

/** Where the shared site is, for the processes that run tests. */
export function sharedSiteUrl(): string {
  const url = process.env[VARIABLE];
  if (url === undefined) throw new Error('The shared site was not started.');
  return url;
}
