import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { chooseEncoding } from './encode-page.mjs';
import { makePage } from './page.mjs';

describe('chooseEncoding', () => {
  const page = makePage({
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: Buffer.from('x'.repeat(5000)),
    generation: 0,
    now: 0,
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
    ['identity', 'identity'],
    [undefined, 'identity'],
    ['br;q=x', 'identity'],
    ['br;q=0.1, gzip;q=1', 'gzip'],
    ['gzip;q=0.5, br;q=0.5', 'br'],
    ['gzip;q=0.8, *;q=0.1', 'gzip'],
    ['br;q=0.2, identity', 'identity'],
    ['gzip, identity', 'gzip'],
    ['br;q=2, gzip;q=0.3', 'gzip'],
    ['br;q=-1, gzip;q=0.3', 'gzip'],
    ['br; q=0.001 , GZIP; Q=0.3', 'gzip'],
    ['*;q=0', 'identity'],
  ])('for Accept-Encoding %s chooses %s', (accepted, encoding) => {
    expect(chooseEncoding(accepted, page)).toBe(encoding);
  });

  it('takes time in proportion to the length of the header', () => {
    const start = cpuMs();
    const accepted = `br${' '.repeat(30_000)}x`;
    for (let turn = 0; turn < 20; turn += 1)
      expect(chooseEncoding(accepted, page)).toBe('identity');
    expect(cpuMs() - start).toBeLessThan(2000);
  });

  it.each([
    ['image/png', 5000],
    ['text/html', 100],
  ])('does not compress %s of %i bytes', (type, length) => {
    const small = { ...page, headers: { 'content-type': type }, body: Buffer.alloc(length) };
    expect(chooseEncoding('br', small)).toBe('identity');
  });
});
