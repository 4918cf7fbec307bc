import { readdir } from 'node:fs/promises';
import { extname } from 'node:path';

import { describe, expect, it } from 'vitest';

import { loadMatrix } from './load-matrix';
import { loadStatus } from './load-status';
import { prepareStandIn } from './stand-in.fixture';

/** Long enough for a busy disk. */
const SOON = { timeout: 10_000 };

const { standIn, directory } = prepareStandIn();

describe('the loaders', () => {
  it('load a matrix and the status from the upstream that is configured', async () => {
    const loaded = await loadMatrix('kairos-init', null);
    expect(loaded).toMatchObject({ ok: true, value: { freshness: { state: 'live' } } });
    expect(await loadStatus()).toMatchObject({
      apiUrl: standIn().url,
      hasToken: false,
      store: { place: directory(), failure: null },
    });
    const names = async () => (await readdir(directory())).map((name) => extname(name));
    await expect.poll(names, SOON).toEqual(['.json', '.json', '.json']);
  });
});
