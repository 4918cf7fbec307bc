import { describe, expect, it } from 'vitest';

import { loadCurrentRelease } from './load-current-release';
import { prepareStandIn, untilListsAreWhole } from './stand-in.fixture';

prepareStandIn();

describe('loadCurrentRelease', () => {
  it('gives the latest release of Kairos with its support and contents', async () => {
    await untilListsAreWhole();
    const current = await loadCurrentRelease();
    expect(current).toMatchObject({
      componentId: 'kairos',
      tag: 'v4.3.0',
      status: { state: 'supported' },
    });
    expect(current?.contents).toContainEqual({
      program: 'hadron',
      versions: ['v0.5.1'],
      basis: 'files',
      source: null,
    });
  });
});
