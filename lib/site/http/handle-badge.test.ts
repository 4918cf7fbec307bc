import { beforeAll, describe, expect, it } from 'vitest';

import { prepareStandIn, untilListsAreWhole } from '@/lib/site/load/stand-in.fixture';

import { handleMatrixBadge, handleReleaseBadge } from './handle-badge';

prepareStandIn();

const request = (url: string) => new Request(`http://127.0.0.1${url}`);

beforeAll(untilListsAreWhole, 45_000);

describe('handleMatrixBadge', () => {
  it('draws the badge of a filter, also by labels', async () => {
    const response = await handleMatrixBadge(request('/?os=Ubuntu 24.04&arch=arm64'));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('image/svg+xml');
    expect(response.headers.get('cache-control')).toContain('public');
    expect(await response.text()).toMatch(/Ubuntu 24\.04.*arm64|arm64.*Ubuntu 24\.04/);
  });

  it.each([
    ['a value that no job has', '/?arch=sparc'],
    ['one good value and one that no job has', '/?arch=arm64&arch=sparc'],
    ['a parameter that is no filter', '/?architectures=arm64'],
    ['a parameter of every object', '/?constructor=1'],
    ['a cell that does not exist', '/?cell=nope'],
    ['a place that does not exist', '/?gap=nope'],
    ['a key that no job has', '/?x.nope=1'],
  ])('responds with 404 and says that the filter is unknown: %s', async (_, url) => {
    const response = await handleMatrixBadge(request(url));
    expect(response.status).toBe(404);
    const svg = await response.text();
    expect(svg).toContain('unknown filter');
    expect(svg).not.toContain('passed');
  });

  it('says that a source or a ref is unknown', async () => {
    const source = await handleMatrixBadge(request('/?source=nope'));
    expect([source.status, await source.text()]).toEqual([
      404,
      expect.stringContaining('unknown source'),
    ]);
    const ref = await handleMatrixBadge(request('/?source=kairos-init&ref=no-such-branch'));
    expect([ref.status, await ref.text()]).toEqual([404, expect.stringContaining('unknown ref')]);
  });
});

describe('handleReleaseBadge', () => {
  it('draws the support of a release, and of the latest without a tag', async () => {
    const one = await handleReleaseBadge(request('/?component=kairos&tag=v4.3.0'));
    expect([one.status, await one.text()]).toEqual([200, expect.stringContaining('supported')]);
    const latest = await (await handleReleaseBadge(request('/'))).text();
    expect(latest).toContain('kairos v4.3.0');
  });

  it.each([
    ['a component', '/?component=nope', 'unknown component'],
    ['a component of a release', '/?component=nope&tag=v1', 'unknown component'],
    ['a tag', '/?tag=v99.0.0', 'unknown release'],
    ['a parameter', '/?version=v4.3.0', 'unknown filter'],
  ])('responds with 404 and says what is unknown: %s', async (_, url, words) => {
    const response = await handleReleaseBadge(request(url));
    expect(response.status).toBe(404);
    expect(await response.text()).toContain(words);
  });
});
