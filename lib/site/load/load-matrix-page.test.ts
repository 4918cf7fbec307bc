import { describe, expect, it } from 'vitest';

import { loadMatrixPage } from './load-matrix-page';
import { siteUrl } from './site-url';
import { prepareStandIn } from './stand-in.fixture';

prepareStandIn({ SITE_URL: 'https://matrix.example.org' });

const load = (address: string) => loadMatrixPage(new URLSearchParams(address));

describe('loadMatrixPage', () => {
  it('loads the default matrix with its jobs, selection and title', async () => {
    const page = await load('arch=riscv64');
    expect(page.title).toBe('riscv64 — 3 of 60 jobs');
    expect(page.result.ok && page.result.value.selected).toHaveLength(3);
  });

  it('shows the default source for one it does not know, and says so', async () => {
    const { result, query } = await load('source=nope');
    expect(query.source).toBeNull();
    expect(result.ok && result.value.queryNotices[0]?.message).toContain('no source “nope”');
  });

  it('refuses a ref that is not there', async () => {
    const { result } = await load('ref=no-such-branch');
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'upstream', failure: { kind: 'not-found' } },
    });
  });
});

describe('siteUrl', () => {
  it('is the public address where one is configured', () => {
    expect(siteUrl().href).toBe('https://matrix.example.org/');
  });
});
