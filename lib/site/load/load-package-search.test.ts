import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { FollowedSboms } from '@/lib/upstream/resources/followed-sboms';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import { addStandardImages, kairosImages } from '@/stand-in/registry/kairos-images';
import { inPlaceOfQuay, startRegistry, type StandInRegistry } from '@/stand-in/registry/server';

import { loadPackageSearch } from './load-package-search';
import { prepareStandIn, untilListsAreWhole } from './stand-in.fixture';

prepareStandIn({ GITHUB_TOKEN: 'a-token-of-the-stand-in' });

let quay: StandInRegistry;

beforeAll(async () => {
  quay = await startRegistry(addStandardImages(kairosImages()));
  vi.stubEnv('REGISTRIES', inPlaceOfQuay(quay));
  await untilListsAreWhole();
  const upstream = await siteUpstream();
  const sboms = new FollowedSboms();
  await vi.waitFor(
    async () => {
      await sboms.refresh(upstream);
      const { read } = await search('openssl');
      if (read < 8) throw new Error(`Only ${read} lists are read.`);
    },
    { timeout: 40_000, interval: 5 },
  );
}, 60_000);

afterAll(() => quay.close());

const search = (q: string) => loadPackageSearch(new URLSearchParams({ q }));

describe('loadPackageSearch', () => {
  it('says which release first has a version, by all sources', async () => {
    const { sentence, history } = await search('openssl 3.6');
    expect(history?.first).toMatchObject({
      release: 'v4.2.0',
      example: { image: 'hadron v0.5.1', package: { version: '3.6.1', source: 'hadron' } },
    });
    expect(sentence).toMatch(/^First in v4\.2\.0/);
  });

  it('says that releases which were not read may have it', async () => {
    const { sentence, coverage } = await search('no-such-package');
    expect(sentence).toMatch(
      /^None of the releases that are read has it\. \d+ of \d+ releases are not read/,
    );
    expect(coverage.listed).toBeGreaterThan(0);
    expect(coverage.unlisted.length).toBeGreaterThan(0);
  });

  it('finds packages by words in their names', async () => {
    const { findings } = await search('crypto');
    expect(findings?.found.map(({ name }) => name)).toContain('crypto');
  });

  it('loads nothing again for the next search', async () => {
    const { loaded, read } = await search('musl');
    expect(loaded).toBe(read);
    const start = performance.now();
    await search('musl');
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it.each(['', '   ', 'two words', '>= 3', 'pkg:', 'pkg:npm/%zz@1', 'x'.repeat(5000), '<script>'])(
    'survives the text “%s”',
    async (text) => {
      const { coverage } = await search(text);
      expect(coverage.releases).toBeGreaterThan(0);
    },
  );
});
