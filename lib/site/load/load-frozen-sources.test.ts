import { describe, expect, it } from 'vitest';

import { loadFrozenSources } from './load-frozen-sources';
import { loadMatrixPage } from './load-matrix-page';
import { prepareStandIn } from './stand-in.fixture';

const { standIn } = prepareStandIn({ GITHUB_TOKEN: 'a-token-of-the-stand-in' });

const frozen = (source: string | null, at: string) => loadFrozenSources({ source, at });

describe('loadFrozenSources', () => {
  it('is unavailable for a moment where the history cannot be read', async () => {
    standIn().fault('/kairos/commits?', { kind: 'status', status: 500 });
    const result = await frozen('kairos', '2026-10-01');
    standIn().clearFaults();
    expect(result).toMatchObject({ ok: false, failure: { kind: 'upstream', ref: '2026-10-01' } });
  });

  it('has one source at a day, with the cells that changed since', async () => {
    const result = await frozen('kairos-init', '2026-07-08');
    expect(result).toMatchObject({
      ok: true,
      value: {
        isOfAll: false,
        frozen: [
          {
            words: 'kairos-init at the end of 8 Jul 2026 UTC (63225cb)',
            changedSince: expect.any(Number),
          },
        ],
      },
    });
    expect(result.ok && result.value.frozen[0]?.changedSince).toBeGreaterThan(0);
    expect(result.ok && result.value.jobs).toHaveLength(58);
  });

  it('has nothing that changed since the last commit', async () => {
    const result = await frozen('kairos-init', '4a52b87');
    expect(result).toMatchObject({ ok: true, value: { frozen: [{ changedSince: 0 }] } });
  });

  it.each([
    ['2026-02-31', 'kairos-init', 'Invalid date 2026-02-31.'],
    ['2024-12-31', 'kairos-init', 'the file exists since 20 Jan 2025'],
    ['2999-01-01', 'kairos-init', 'has not begun in UTC'],
    ['v0.9.1', 'kairos-init', 'A branch or tag goes into ref.'],
    ['4a52b8724', null, 'needs one source'],
  ])('says why there is no view at %s of %s', async (at, source, words) => {
    const result = await frozen(source, at);
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-at', reason: expect.stringContaining(words) },
    });
  });
});

describe('loadMatrixPage', () => {
  it('keeps the commit or day in its query, and prefers it to a ref', async () => {
    const { query, title } = await loadMatrixPage(
      new URLSearchParams('source=kairos-init&at=2026-07-08&ref=v0.9.1'),
    );
    expect(query).toMatchObject({ at: '2026-07-08', ref: null });
    expect(title).toBe('Test matrix of kairos-init at 2026-07-08');
  });
});
