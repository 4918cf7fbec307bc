import { afterEach, describe, expect, it, vi } from 'vitest';

import { prepareStandIn, untilListsAreWhole } from '@/lib/site/load/stand-in.fixture';

import { GET as drawPage } from './page/route';
import { GET as drawMatrix } from './route';

// Titles and descriptions of pages have texts of upstream, which may be any.
vi.mock('@/lib/site/load/load-preview', () => ({
  loadPreview: async (path: string) => ({ title: path, description: path }),
}));

const { standIn } = prepareStandIn();

afterEach(() => {
  vi.restoreAllMocks();
});

/** Draws a picture, and gives the hosts that were requested meanwhile. */
async function hostsOf(draw: (request: Request) => Promise<Response>, url: string) {
  const hosts = new Set<string>();
  const { fetch } = globalThis;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const { host, protocol } = new URL(input instanceof Request ? input.url : input);
    if (protocol !== 'file:' && protocol !== 'data:') hosts.add(host);
    if (host !== '' && host !== new URL(standIn().url).host) throw new TypeError('fetch failed');
    return fetch(input, init);
  });
  const response = await draw(new Request(`http://127.0.0.1${url}`));
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return [...hosts].filter((host) => host !== new URL(standIn().url).host);
}

describe('pictures', () => {
  it.each(['😀', '漢字', 'ไทย', 'עברית', 'عربي', '\uE000', '👩🏽‍🚀', '→'])(
    'fetch nothing for %s',
    async (text) => {
      await untilListsAreWhole();
      const words = encodeURIComponent(text);
      expect(await hostsOf(drawMatrix, `/og?q=${words}`)).toEqual([]);
      expect(await hostsOf(drawPage, `/og/page?path=${words}`)).toEqual([]);
    },
  );
});
