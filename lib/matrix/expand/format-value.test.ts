import { describe, expect, it } from 'vitest';

import { formatMatrixValue } from './format-value';

describe('formatMatrixValue', () => {
  it('leaves text unchanged and formats everything else as JSON with keys in order', () => {
    expect(formatMatrixValue('v1.32.1+k3s1')).toBe('v1.32.1+k3s1');
    expect(formatMatrixValue(true)).toBe('true');
    expect(formatMatrixValue(null)).toBe('null');
    expect(formatMatrixValue(['a', 3.1])).toBe('["a",3.1]');
    expect(
      formatMatrixValue({
        entries: [
          ['10', 'x'],
          ['2', [null]],
        ],
      }),
    ).toBe('{"10":"x","2":[null]}');
  });
});
