import { describe, expect, it } from 'vitest';

import { loadMatrixPage } from './load-matrix-page';
import { loadPublishedChoice } from './load-published-choice';
import { prepareStandIn, untilListsAreWhole } from './stand-in.fixture';

prepareStandIn();

describe('loadPublishedChoice', () => {
  it('offers final releases, the latest first, and places the images of the chosen one', async () => {
    await untilListsAreWhole();
    const { result } = await loadMatrixPage(new URLSearchParams());
    const jobs = result.ok ? result.value.jobs : [];
    const unchosen = await loadPublishedChoice(null, jobs);
    expect(unchosen.tags[0]).toBe('v4.3.0');
    expect(unchosen.layer).toBeNull();
    expect(unchosen.latest?.tag).toBe('v4.3.0');
    expect(unchosen.latest?.images['amd64 standard boot@ghcr.io/kairos-io/hadron:v0.5.1']).toEqual([
      'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
    ]);
    const { layer } = await loadPublishedChoice('v4.3.0', jobs);
    expect(layer?.places).toContain('amd64 standard boot@ghcr.io/kairos-io/hadron:v0.5.1');
    expect(await loadPublishedChoice('v9.9.9', jobs)).toMatchObject({
      layer: null,
      problem: 'Kairos has no release v9.9.9.',
    });
  });
});
