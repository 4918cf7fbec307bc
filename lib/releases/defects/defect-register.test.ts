import { describe, expect, it } from 'vitest';

import { kairosListing } from '@/lib/releases/existence/existence.fixture';

import { defectRegister } from './defect-register';

const register = defectRegister(kairosListing().entries);
const of = (wanted: string) => register.find(({ id }) => id === wanted);

describe('defectRegister', () => {
  it.each([
    ['arm64-not-built', ['v3.5.7', 'v3.5.9']],
    [
      'no-raw-images',
      ['v3.5.7', 'v3.5.9', 'v3.6.0', 'v3.7.2', 'v4.0.2', 'v4.0.3', 'v4.1.2', 'v4.2.0'],
    ],
    ['rpi4-tagged-generic', []],
  ])('lists the releases that have %s', (id, releases) => {
    expect(of(id)?.releases).toEqual(releases);
  });

  it('has no rule by which Kairos publishes on purpose', () => {
    expect(of('hadron-only')).toBeUndefined();
  });

  it('has a source for each defect', () => {
    expect(register.filter(({ source }) => !source.startsWith('https://'))).toEqual([]);
  });
});
