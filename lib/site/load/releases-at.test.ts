import { beforeAll, describe, expect, it } from 'vitest';

import { loadComponentPage } from './load-component-page';
import { loadReleasesPage } from './load-releases-page';
import { prepareStandIn, untilListsAreWhole } from './stand-in.fixture';

prepareStandIn({ GITHUB_TOKEN: 'a-token-of-the-stand-in' });

beforeAll(untilListsAreWhole, 45_000);

describe('releases at a day', () => {
  it('are those that were published until its end, with the support of that day', async () => {
    const all = await loadComponentPage('kairos', new URLSearchParams());
    const [latest, , before] = all?.selection.found ?? [];
    const day = before?.entry.release.publishedAt.slice(0, 10) ?? '';
    const page = await loadComponentPage('kairos', new URLSearchParams({ at: day }));
    expect(page?.frozen?.day).toBe(day);
    expect(page?.frozen?.since).toBeGreaterThan(1);
    const tags = page?.selection.found.map(({ entry }) => entry.release.tag);
    expect(tags?.[0]).toBe(before?.entry.release.tag);
    expect(tags).not.toContain(latest?.entry.release.tag);
    expect(page?.tracked.releases.support.latest).toBe(before?.entry.release.tag);
  });

  it('are all releases without a day', async () => {
    expect((await loadReleasesPage(new URLSearchParams())).frozen).toBeNull();
  });

  it.each([
    ['2026-02-31', 'Use a day, e.g. 2026-01-31.'],
    ['v4.2.0', 'Use a day, e.g. 2026-01-31.'],
    ['2999-01-01', 'this day has not begun in UTC'],
  ])('say that there is no %s', async (at, words) => {
    const { frozen, queryNotices } = await loadReleasesPage(new URLSearchParams({ at }));
    expect(frozen).toBeNull();
    expect(queryNotices).toMatchObject([{ key: 'at', message: expect.stringContaining(words) }]);
  });
});
