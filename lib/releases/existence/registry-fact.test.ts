import { describe, expect, it } from 'vitest';

import type { ImageVerdict } from './model';
import { withRegistryFact } from './registry-fact';

const MISSING: ImageVerdict = {
  state: 'missing',
  reason: 'No file of the release was made from it.',
  nearest: ['quay.io/kairos/hadron:v2'],
  link: null,
  source: null,
  contradictions: [
    { part: 'arch', stated: 'riscv64', published: ['amd64'], says: 'It has amd64.' },
  ],
};
const EXISTS: ImageVerdict = { ...MISSING, state: 'exists', nearest: [], contradictions: [] };
const THERE = { isThere: true, digest: 'sha256:a', reason: 'quay.io lists this tag.' };
const GONE = { isThere: false, digest: null, reason: 'quay.io has no such tag.' };

describe('withRegistryFact', () => {
  it('lets what the registry lists exist, whatever the release lets conclude', () => {
    expect(withRegistryFact(MISSING, THERE)).toMatchObject({
      state: 'exists',
      reason: THERE.reason,
      nearest: [],
      contradictions: [],
    });
  });

  it('lets what the registry does not have be missing, with what is nearest', () => {
    expect(withRegistryFact({ ...MISSING, state: 'unknown' }, GONE)).toMatchObject({
      state: 'missing',
      reason: GONE.reason,
      nearest: MISSING.nearest,
    });
  });

  it('says both where they agree', () => {
    expect(withRegistryFact(EXISTS, THERE).reason).toBe(`${THERE.reason} ${EXISTS.reason}`);
  });

  it('says both where the registry lost an image that a file of the release was made from', () => {
    expect(withRegistryFact({ ...EXISTS, link: 'https://github.com/f' }, GONE)).toMatchObject({
      state: 'missing',
      reason: `${GONE.reason} ${EXISTS.reason}`,
      link: 'https://github.com/f',
    });
  });

  it('changes nothing where the registry was not read', () => {
    expect(withRegistryFact(MISSING, null)).toBe(MISSING);
  });
});
