import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function loadEnv() {
  const { env } = await import('./env');
  return env;
}

describe('env', () => {
  it('refuses a bad value with its sentence, and only on the first call', async () => {
    vi.stubEnv('GITHUB_TOKEN', 'two words');
    const env = await loadEnv();
    expect(() => env()).toThrow(/GITHUB_TOKEN cannot be used: it must be a token without blanks/);
    expect(() => env()).not.toThrow(/two words/);
  });

  it('reads the environment once', async () => {
    vi.stubEnv('PORT', '4000');
    const env = await loadEnv();
    expect(env().PORT).toBe(4000);
    vi.stubEnv('PORT', '5000');
    expect(env().PORT).toBe(4000);
  });
});
