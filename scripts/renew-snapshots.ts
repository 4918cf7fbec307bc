import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { createGitHub } from '@/lib/upstream/github/client';
import { env } from '@/lib/upstream/runtime/env';
import { formatSnapshot, takeSnapshot } from '@/lib/upstream/snapshot/take-snapshot';

/** Renews the snapshot of every source from upstream; says whether all of them could be. */
export async function renewSnapshots(root: string): Promise<boolean> {
  const { GITHUB_API_URL, GITHUB_TOKEN } = env();
  const github = createGitHub({ apiUrl: GITHUB_API_URL, token: GITHUB_TOKEN });
  let areAllRenewed = true;
  for (const source of matrixSources) {
    const taken = await takeSnapshot(source, github, new Date());
    if (taken.ok) {
      const file = join(root, 'lib', 'upstream', 'snapshot', `matrix-${source.id}.json`);
      await writeFile(`${file}.tmp`, formatSnapshot(taken.value));
      await rename(`${file}.tmp`, file);
      const count = taken.value.reading.jobs.reduce((sum, { jobs }) => sum + jobs.length, 0);
      console.log(`${source.id}: ${count} jobs at ${taken.value.commit}`);
    } else {
      areAllRenewed = false;
      console.error(`${source.id}: not renewed. ${taken.failure}`);
    }
  }
  return areAllRenewed;
}
