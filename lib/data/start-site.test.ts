import { afterEach, describe, expect, it, vi } from 'vitest';

import { startSite } from './start-site';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('startSite', () => {
  it('ends the process on a configuration that cannot be used, and says why', () => {
    vi.stubEnv('GITHUB_API_URL', 'ftp://example.org');
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    vi.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Error(`exit ${code}`);
    });
    expect(() => startSite()).toThrow('exit 1');
    expect(String(written.mock.calls[0]?.[0])).toMatch(
      /^The configuration .+\nGITHUB_API_URL .+\n$/,
    );
  });
});
