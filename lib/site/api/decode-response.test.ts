import { describe, expect, it } from 'vitest';

import { PASTE_LIMIT } from '@/lib/names/decoder/decode-text';

import { decodeResponse } from './decode-response';

describe('decodeResponse', () => {
  it('gives the documented parts and no others', () => {
    expect(
      decodeResponse('quay.io/kairos/hadron:v0.5.1-standard-amd64-generic-v4.3.0-k3s-v1.36.4-k3s1'),
    ).toEqual({
      ok: true,
      value: {
        kind: 'image',
        era: 'E5',
        parts: {
          registry: 'quay.io',
          repository: 'kairos/hadron',
          flavor: 'hadron',
          flavorRelease: 'v0.5.1',
          variant: 'standard',
          arch: 'amd64',
          model: 'generic',
          version: 'v4.3.0',
          kubernetes: { distro: 'k3s', version: 'v1.36.4+k3s1' },
          trustedBoot: false,
          suffix: '',
        },
        remarks: [],
        problem: null,
      },
    });
  });

  it('explains what is no name of Kairos, with its problem', () => {
    const response = decodeResponse('nginx:1.27');
    expect(response).toMatchObject({ ok: true, value: { kind: 'foreign', era: null } });
    expect(response.ok && response.value.problem).toContain('Not an image of Kairos');
  });

  it.each([
    [null, 'is missing'],
    ['  ', 'is empty'],
    ['a'.repeat(PASTE_LIMIT + 1), 'At most 10240'],
  ])('refuses a text that cannot be decoded', (name, words) => {
    const response = decodeResponse(name);
    expect(response.ok).toBe(false);
    expect(!response.ok && response.failure.problems[0]).toMatchObject({ field: 'name' });
    expect(!response.ok && response.failure.detail).toContain(words);
  });
});
