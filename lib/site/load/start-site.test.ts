import { afterEach, describe, expect, it, vi } from 'vitest';

import { startSite } from './start-site';

vi.mock('@/lib/upstream/resources/site-upstream', () => ({ startRefreshing: () => undefined }));

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('startSite', () => {
  it('ends the process on a configuration that cannot be used, and says why', () => {
    vi.stubEnv('GITHUB_API_URL', 'ftp://example.org');
    vi.stubEnv('REGISTRIES', 'none');
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    vi.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Error(`exit ${code}`);
    });
    expect(() => startSite()).toThrow('exit 1');
    expect(JSON.parse(String(written.mock.calls[0]?.[0]))).toMatchObject({
      level: 'error',
      event: 'server.not-started',
      detail: expect.stringMatching(/^The configuration .+\nGITHUB_API_URL .+$/),
    });
  });

  it('continues when its output is not read any more, and only then', () => {
    startSite();
    const broken = (code: string) => Object.assign(new Error(code), { code });
    expect(() => process.stdout.emit('error', broken('EPIPE'))).not.toThrow();
    expect(() => process.stdout.emit('error', broken('EIO'))).toThrow('EIO');
  });
});
