import { describe, expect, it } from 'vitest';

import { EVERYTHING } from '@/lib/base/filter/model';

import { sbomTitle } from './sbom-title';

describe('sbomTitle', () => {
  it('names only the page without a filter', () => {
    expect(sbomTitle(EVERYTHING)).toBe('SBOMs');
  });

  it('names the search and each choice, a component by its title', () => {
    const choices = new Map([
      ['component', ['kairos']],
      ['tag', ['v2.3.1']],
      ['variant', ['core']],
    ]);
    expect(sbomTitle({ text: 'leap', choices })).toBe('SBOMs · “leap” · Kairos · v2.3.1 · core');
  });
});
