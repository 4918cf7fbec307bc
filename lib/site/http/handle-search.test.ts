import { beforeAll, describe, expect, it } from 'vitest';

import { prepareStandIn, untilListsAreWhole } from '@/lib/site/load/stand-in.fixture';

import { handleSearch } from './handle-search';

prepareStandIn();

beforeAll(untilListsAreWhole, 60_000);

const read = async (text: string): Promise<unknown> => {
  const query = new URLSearchParams({ q: text });
  return (await handleSearch(new Request(`http://127.0.0.1/search.json?${query}`))).json();
};

describe('handleSearch', () => {
  it('finds releases and what is tested', async () => {
    expect(await read('v4.2.0')).toMatchObject({
      results: expect.arrayContaining([
        expect.objectContaining({ group: 'Releases', href: '/releases/kairos/v4.2.0' }),
      ]),
    });
    expect(await read('ubuntu 24.04')).toMatchObject({
      results: expect.arrayContaining([
        expect.objectContaining({ group: 'Distributions', text: 'Ubuntu 24.04' }),
      ]),
    });
  });

  it.each(['', '  ', 'zzzz', 'x'.repeat(20_000)])('has no results for “%.10s”', async (text) => {
    expect(await read(text)).toEqual({ results: [] });
  });
});
