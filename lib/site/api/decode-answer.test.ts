import { describe, expect, it } from 'vitest';

import { PASTE_LIMIT } from '@/lib/names/artifacts/decode';

import { decodeAnswer } from './decode-answer';

describe('decodeAnswer', () => {
  it('tells the parts by the names of the schema, and no others', () => {
    expect(
      decodeAnswer('quay.io/kairos/hadron:v0.5.1-standard-amd64-generic-v4.3.0-k3s-v1.36.4-k3s1'),
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

  it('answers for what is no name of Kairos, with its problem', () => {
    const answered = decodeAnswer('nginx:1.27');
    expect(answered).toMatchObject({ ok: true, value: { kind: 'foreign', era: null } });
    expect(answered.ok && answered.value.problem).toContain('Not an image of Kairos');
  });

  it.each([
    [null, 'is missing'],
    ['  ', 'is empty'],
    ['a'.repeat(PASTE_LIMIT + 1), 'At most 10240'],
  ])('refuses a text that cannot be decoded', (name, words) => {
    const answered = decodeAnswer(name);
    expect(answered.ok).toBe(false);
    expect(!answered.ok && answered.failure.problems[0]).toMatchObject({ field: 'name' });
    expect(!answered.ok && answered.failure.detail).toContain(words);
  });
});
