import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSite as start, type Site as StartedSite } from '../scripts/lib/site.mjs';

/** One running copy of the production build. */
export type Site = StartedSite & {
  readonly dataDir: string;
  /** Stops it where it still runs, and removes its data. */
  readonly discard: () => Promise<void>;
};

/** How a site is started. */
export type SiteOptions = {
  readonly apiUrl: string;
  /** The data of an earlier site; a fresh folder when absent. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** Starts the production build on a free port and waits until it listens. */
export async function startSite({ apiUrl, dataDir, env = {} }: SiteOptions): Promise<Site> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'kairos-matrix-')));
  const site = await start(process.cwd(), { apiUrl, dataDir: folder, env });
  const discard = async () => {
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...site, dataDir: folder, discard };
}
