import { describe, expect, it } from 'vitest';

import { revealBidi } from './reveal-bidi';

describe('revealBidi', () => {
  it('replaces each character that reorders text by its code point, and keeps the rest', () => {
    expect(revealBidi('a\u202Eb\u2069c')).toBe('a⟨U+202E⟩b⟨U+2069⟩c');
  });

  it('keeps words of right-to-left scripts', () => {
    expect(revealBidi('שלום مرحبا')).toBe('שלום مرحبا');
  });
});
