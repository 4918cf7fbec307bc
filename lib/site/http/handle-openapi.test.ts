import { describe, expect, it, vi } from 'vitest';

import { handleOpenApi } from './handle-openapi';

describe('handleOpenApi', () => {
  it('describes the API of this site, at its public URL', async () => {
    vi.stubEnv('SITE_URL', 'https://matrix.example.org');
    const response = handleOpenApi();
    expect(await response.json()).toMatchObject({
      openapi: '3.1.0',
      servers: [{ url: 'https://matrix.example.org' }],
    });
    vi.unstubAllEnvs();
  });
});
