import { describe, expect, it } from 'vitest';

import { handlePreflight } from './handle-preflight';

describe('handlePreflight', () => {
  it('allows every origin to read and nothing else', () => {
    const { status, headers } = handlePreflight();
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
  });
});
