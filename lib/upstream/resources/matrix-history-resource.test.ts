import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { COMMITS, kairosWorld } from '@/stand-in/kairos-world';

import { matrixHistoryResource, matrixRefsResource } from './matrix-history-resource';
import { handClock, upstreamAt } from './upstream.fixture';

let standIn: StandIn;

beforeEach(async () => {
  standIn = await startStandIn(kairosWorld());
});

afterEach(() => standIn.close());

const [source] = matrixSources;
const wait = { waitMs: 5000 };
const open = () => upstreamAt({ apiUrl: standIn.url, clock: handClock() });

describe('matrixHistoryResource', () => {
  it('lists the commits that touched the file, newest first, to the first one', async () => {
    const { cached } = await open().read(matrixHistoryResource(source), wait);
    expect(cached?.value.isWhole).toBe(true);
    expect(cached?.value.commits[0]).toEqual({
      commit: COMMITS.initFixed,
      committedAt: '2026-07-13T14:20:11Z',
      subject: 'A change',
    });
    expect(cached?.value.commits.at(-1)?.commit).toBe(COMMITS.initOldest);
    expect(cached?.value.commits).toHaveLength(13);
  });
});

describe('matrixRefsResource', () => {
  it('lists branches and tags', async () => {
    const { cached } = await open().read(matrixRefsResource(source), wait);
    expect(cached?.value.tags).toContain('v0.17.3');
    expect(cached?.value).toMatchObject({ isCut: false });
  });
});
