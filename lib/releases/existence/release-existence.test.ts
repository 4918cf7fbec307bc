import { describe, expect, it } from 'vitest';

import { kairosListing } from './existence.fixture';
import { nearTags } from './near-tags';
import { releaseExistence } from './release-existence';

const complete = kairosListing();

describe('releaseExistence', () => {
  it('links to a release that is listed, whatever the case and the “v” of its tag', () => {
    for (const tag of ['v4.2.0', '4.2.0', 'V4.2.0-RC4']) {
      expect(releaseExistence(complete, tag)).toMatchObject({
        state: 'exists',
        link: expect.stringMatching(/\/releases\/tag\/v4\.2\.0/),
      });
    }
  });

  it.each(['v4.0.4', 'v3.4.9', 'v9.0.0', 'v1.24.3-99', 'latest', 'v4.2.0-rc9'])(
    'says of %s that there is no such release, and offers others',
    (tag) => {
      const verdict = releaseExistence(complete, tag);
      expect(verdict).toMatchObject({ state: 'missing', link: null });
      expect(verdict.reason).toContain(`There is no release ${tag} of Kairos.`);
    },
  );

  it.each([
    ['partial', 'not been read to the end'],
    ['snapshot', 'only a snapshot'],
  ] as const)('never says “missing” by a %s list', (coverage, why) => {
    const verdict = releaseExistence(kairosListing({ coverage }), 'v4.0.4');
    expect(verdict.state).toBe('unknown');
    expect(verdict.reason).toContain(why);
    expect(verdict.nearest[0]).toBe('v4.0.3');
  });

  it('knows the latest release of a line only by a complete list', () => {
    expect(releaseExistence(complete, 'v4.0')).toMatchObject({
      state: 'missing',
      reason:
        'There is no release v4.0 of Kairos: it is a release line, whose latest release is v4.0.3.',
    });
    for (const coverage of ['partial', 'snapshot'] as const) {
      expect(releaseExistence(kairosListing({ coverage }), 'v4.0')).toMatchObject({
        state: 'unknown',
        reason: 'v4.0 is a release line of Kairos; the latest that is listed is v4.0.3.',
      });
    }
  });

  it('doubts by a stale list only what would be the latest', () => {
    const stale = kairosListing({ isStale: true });
    expect(releaseExistence(stale, 'v4.4.0').state).toBe('unknown');
    expect(releaseExistence(stale, 'v4.0.4').state).toBe('missing');
  });

  it('says when GitHub stopped listing a release', () => {
    const removed = [{ tag: 'v4.0.4', noticedAt: '2026-11-02T08:00:00Z' }];
    expect(releaseExistence(kairosListing({ removed }), 'v4.0.4').reason).toContain('2 Nov 2026');
  });
});

describe('nearTags', () => {
  it.each([
    [
      'a missing patch: its minor line first, then around it',
      'v4.0.4',
      ['v4.0.3', 'v4.0.2', 'v4.1.2'],
    ],
    ['a version before all', 'v0.1.0', ['v2.3.0', 'v2.4.3', 'v3.5.7']],
    ['a version of two numbers', 'v4.2', ['v4.2.0', 'v4.1.2', 'v4.3.0']],
    ['a prerelease, with prereleases', 'v4.2.0-rc9', ['v4.2.0', 'v4.2.0-rc4', 'v4.3.0']],
    ['a text that begins alike', 'v4.2.x', ['v4.2.0', 'v4.2.0-rc4']],
    ['any other text: the latest', 'latest', ['v4.3.0', 'v4.2.0', 'v4.1.2']],
  ])('offers for %s', (_, tag, expected) => {
    expect(nearTags(complete, tag).slice(0, expected.length)).toEqual(expected);
  });
});
