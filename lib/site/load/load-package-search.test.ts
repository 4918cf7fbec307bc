import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { followedLists, FollowedSboms } from '@/lib/upstream/resources/followed-sboms';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import { addStandardImages, kairosImages } from '@/stand-in/registry/kairos-images';
import { inPlaceOfQuay, startRegistry, type StandInRegistry } from '@/stand-in/registry/server';
import { findRepository } from '@/stand-in/world';

import { loadPackageSearch } from './load-package-search';
import { prepareStandIn, untilListsAreWhole } from './stand-in.fixture';

const { standIn } = prepareStandIn({ GITHUB_TOKEN: 'a-token-of-the-stand-in' });

/** SBOMs in the registry, in archives and as separate files, one release that is not in the registry, and one without. */
const TAGS = ['v4.3.0', 'v4.2.0', 'v4.1.0', 'v3.3.6', 'v2.3.1', 'v1.6.0'];

let quay: StandInRegistry;

beforeAll(async () => {
  quay = await startRegistry(addStandardImages(kairosImages()));
  vi.stubEnv('REGISTRIES', inPlaceOfQuay(quay));
  const kairos = findRepository(standIn().world, 'kairos-io/kairos');
  if (kairos === undefined) throw new Error('The world has no kairos.');
  kairos.releases = kairos.releases.filter(({ tag }) => TAGS.includes(tag));
  await untilListsAreWhole();
  const upstream = await siteUpstream();
  const sboms = new FollowedSboms();
  await vi.waitFor(
    async () => {
      await sboms.refresh(upstream);
      const waiting = followedLists(upstream).filter(({ isPending }) => isPending).length;
      if (waiting > 0) throw new Error(`${waiting} lists are not read.`);
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

  it('searches the SBOMs that are files of a release, and members of its archives', async () => {
    const { history, sentence } = await search('pkg:apk/alpine/zlib@1.5.0');
    const has = history?.releases.filter(({ state }) => state === 'has') ?? [];
    expect(has.map(({ release, images }) => [release, images])).toEqual([
      ['v2.3.1', 6],
      ['v3.3.6', 6],
    ]);
    expect(history?.first?.example?.image).toMatch(/^core-.+-v2\.3\.1$/);
    expect(sentence).toMatch(
      /^First in v2\.3\.1 of those that are read: 1 earlier release is not read/,
    );
  });

  it('says why the other releases are not searched', async () => {
    const { unsearched } = await search('zlib');
    expect(unsearched).toEqual([
      { why: 'Releases before v2.0.0 have no SBOM.', releases: ['v1.6.0'] },
      {
        why: 'No SBOM was found where the release should have it.',
        releases: ['v4.1.0', 'v4.2.0'],
      },
    ]);
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
