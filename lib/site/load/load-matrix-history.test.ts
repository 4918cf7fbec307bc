import { describe, expect, it } from 'vitest';

import { findMatrixSource } from '@/lib/matrix/sources/matrix-sources';
import { historyFileResource } from '@/lib/upstream/resources/matrix-file-resource';
import { matrixHistoryResource } from '@/lib/upstream/resources/matrix-history-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';

import { stepsOf } from './history-steps';
import { loadCellPasts } from './load-cell-pasts';
import { loadMatrixHistory } from './load-matrix-history';
import { loadMatrixPage } from './load-matrix-page';
import { prepareStandIn } from './stand-in.fixture';

prepareStandIn({ GITHUB_TOKEN: 'a-token-of-the-stand-in' });

/** Reads the latest commits of kairos-init, as the site does in the background. */
async function readLatest(count: number) {
  const source = findMatrixSource('kairos-init');
  if (source === null) throw new Error('There is no kairos-init.');
  const upstream = await siteUpstream();
  const { cached } = await upstream.read(matrixHistoryResource(source), { waitMs: 5000 });
  if (cached === null) throw new Error('The list of commits was not read.');
  for (const commit of cached.value.commits.slice(0, count)) {
    // oxlint-disable-next-line no-await-in-loop
    await upstream.read(historyFileResource(source, commit), { waitMs: 5000 });
  }
  return stepsOf(upstream, source, cached.value, 'https://github.com/kairos-io/kairos-init');
}

describe('stepsOf', () => {
  it('has the commits that are stored, and the others as pending', async () => {
    const kinds = (await readLatest(2)).map(({ reading }) => reading.kind);
    expect(kinds.slice(0, 3)).toEqual(['read', 'read', 'pending']);
  });
});

describe('loadMatrixHistory', () => {
  it('keeps the jobs of the filters, and says how many commits were read', async () => {
    await readLatest(2);
    const { result } = await loadMatrixHistory(new URLSearchParams('arch=riscv64'));
    if (!result.ok) throw new Error('There is no history.');
    const [latest] = result.value.steps;
    expect(result.value.done).toBe(2);
    expect(latest?.reading.kind === 'read' && latest.reading.jobs.length).toBeGreaterThan(0);
    expect(latest?.changes?.length).toBe(0);
  });
});

describe('loadCellPasts', () => {
  it('has runs of each job, and since when it is declared as far as commits are read', async () => {
    await readLatest(2);
    const { result } = await loadMatrixPage(new URLSearchParams('source=kairos-init'));
    if (!result.ok) throw new Error('There is no matrix.');
    const past = (await loadCellPasts(result.value))['kairos-init'];
    expect(Object.keys(past?.byJob ?? {})).toHaveLength(60);
    expect(past?.runs.length).toBeGreaterThan(0);
    expect(past?.commits).toContainEqual(expect.objectContaining({ isExact: true }));
    expect(past?.commits).toContainEqual(expect.objectContaining({ isExact: false }));
  });
});
