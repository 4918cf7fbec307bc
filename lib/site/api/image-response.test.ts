import { describe, expect, it } from 'vitest';

import { imagePageOf } from '@/lib/site/model/image-page.fixture';

import { imageResponse } from './image-response';

const respond = (changes = {}) => imageResponse(imagePageOf(changes), 'https://site');

describe('imageResponse', () => {
  it('has absolute URLs of the page, the packages and the download by digest', () => {
    const { page, platforms, digest } = respond();
    expect(page).toBe('https://site/images/kairos/hadron/v1');
    const [sbom] = platforms?.[0]?.sboms ?? [];
    expect(sbom?.packages).toBe(
      `https://site/packages?${new URLSearchParams({ of: `quay.io/kairos/hadron:v1@${digest}` })}`,
    );
    expect(sbom?.download).toMatch(/^https:\/\/site\/image\.spdx\.json\?reference=.*sha256/);
  });

  it('has null for what was not read, never an empty list', () => {
    const unread = {
      state: 'unknown',
      digest: null,
      tag: null,
      content: null,
      referrers: null,
      platforms: [],
      pinned: null,
    };
    expect(respond(unread)).toMatchObject({
      digest: null,
      history: null,
      platforms: null,
      referrers: null,
      freshness: null,
    });
  });

  it('says why what it has is old', () => {
    const { tag } = imagePageOf();
    const failing = { ...tag, failure: { kind: 'unavailable', status: 502, host: 'quay.io' } };
    expect(respond({ tag: failing }).freshness?.failure).toBe(
      'quay.io responded with an error (502).',
    );
  });
});
