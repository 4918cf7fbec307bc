import { describe, expect, it } from 'vitest';

import { revealBidi } from './reveal-bidi';

describe('revealBidi', () => {
  it('names each character that reorders text, and keeps the rest', () => {
    expect(revealBidi('a\u202Eb\u2069c')).toBe('a⟨U+202E⟩b⟨U+2069⟩c');
  });

  it('leaves words of scripts written from the right alone', () => {
    expect(revealBidi('שלום مرحبا')).toBe('שלום مرحبا');
  });
});
