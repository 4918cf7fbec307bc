import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

import { createClient } from '@redis/client';
import { describe, expect, it } from 'vitest';

import { REGISTRIES } from '@/lib/upstream/registry/registries';

import { readEnv, webUrlOf } from './read-env';

describe('readEnv', () => {
  it('needs nothing', () => {
    expect(readEnv({})).toEqual({
      ok: true,
      value: {
        GITHUB_API_URL: 'https://api.github.com',
        GITHUB_TOKEN: undefined,
        GITHUB_WEBHOOK_SECRET: undefined,
        REDIS_URL: undefined,
        REGISTRIES,
        DATA_DIR: '.data',
        SITE_URL: undefined,
        PORT: 3000,
        HOSTNAME: '127.0.0.1',
        LOG_LEVEL: 'info',
      },
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readEnv({ GITHUB_TOKEN: '', GITHUB_API_URL: '', PORT: '' })).toEqual(readEnv({}));
  });

  it.each([
    ['https://api.github.com/', 'https://api.github.com'],
    ['https://github.example.org/api/v3/', 'https://github.example.org/api/v3'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
  ])('takes the API address %s without its trailing slash', (given, taken) => {
    expect(readEnv({ GITHUB_API_URL: given })).toMatchObject({
      ok: true,
      value: { GITHUB_API_URL: taken },
    });
  });

  it.each([
    ['GITHUB_API_URL', 'api.github.com'],
    ['GITHUB_API_URL', 'ftp://api.github.com'],
    ['GITHUB_API_URL', 'https://someone:secret@api.github.com'],
    ['GITHUB_API_URL', 'https://api.github.com/?x=1'],
    ['GITHUB_TOKEN', 'two words'],
    ['GITHUB_WEBHOOK_SECRET', 'too short'],
    ['GITHUB_WEBHOOK_SECRET', ' '.repeat(16)],
    ['GITHUB_WEBHOOK_SECRET', `short${'\t'.repeat(20)}`],
    ['REDIS_URL', 'http://127.0.0.1:6379'],
    ['REDIS_URL', 'redis://127.0.0.1:99999'],
    ['REDIS_URL', 'redis://127.0.0.1:0'],
    ['REDIS_URL', 'redis:127.0.0.1'],
    ['REDIS_URL', 'redis:///0'],
    ['REDIS_URL', 'redis://127.0.0.1/words'],
    ['REDIS_URL', 'redis://127.0.0.1/1/2'],
    ['REDIS_URL', 'redis://127.0.0.1/-1'],
    ['REDIS_URL', 'redis://127.0.0.1/?db=1'],
    ['REDIS_URL', 'redis://user:%zz@127.0.0.1'],
    ['REGISTRIES', 'quay.io'],
    ['REGISTRIES', 'a.example=https://someone:secret@a.example'],
    ['GITHUB_TOKEN', 'token\n'],
    ['DATA_DIR', '  '],
    ['SITE_URL', 'matrix.example.org'],
    ['SITE_URL', 'https://example.org/kairos-matrix'],
    ['SITE_URL', 'https://example.org/?a'],
    ['SITE_URL', 'https://example.org/#'],
    ['SITE_URL', 'https://example.org?'],
    ['GITHUB_API_URL', 'https://api.github.com/#'],
    ['SITE_URL', 'https://example.org//'],
    ['PORT', '0'],
    ['PORT', '70000'],
    ['PORT', '3000a'],
    ['HOSTNAME', 'a host'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%j with a sentence that names it and does not repeat its value', (name, value) => {
    const read = readEnv({ [name]: value });
    const sentences = read.ok ? [] : read.failure;
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(
      new RegExp(`^${name} cannot be used: it must be .+\\. Correct it`),
    );
    expect(sentences[0]).not.toContain(`=${value}`);
    expect(sentences[0]).not.toContain('secret');
  });

  it.each([
    'redis://127.0.0.1',
    'redis://127.0.0.1/',
    'rediss://user:p%40ss@redis.example.org:6380/15',
    'redis://:word@[::1]:6379/0',
  ])('takes %s for REDIS_URL, which the client of Redis can read', (url) => {
    expect(readEnv({ REDIS_URL: url })).toMatchObject({ ok: true, value: { REDIS_URL: url } });
    expect(createClient({ url }).options).toBeDefined();
  });

  it('gives a sentence for each variable that cannot be used', () => {
    const read = readEnv({ PORT: 'x', GITHUB_API_URL: 'y' });
    expect(read.ok ? [] : read.failure).toHaveLength(2);
  });

  it('takes the example that comes with this site', () => {
    const example = parseEnv(readFileSync('.env.example', 'utf8'));
    expect(readEnv(example).ok).toBe(true);
    const uncommented = readFileSync('.env.example', 'utf8').replaceAll(/^# ?([A-Z_]+=)/gm, '$1');
    const all = parseEnv(uncommented);
    expect(readEnv(all).ok).toBe(true);
    expect(Object.keys(all).toSorted()).toEqual([
      'DATA_DIR',
      'GITHUB_API_URL',
      'GITHUB_TOKEN',
      'GITHUB_WEBHOOK_SECRET',
      'HOSTNAME',
      'LOG_LEVEL',
      'PORT',
      'REDIS_URL',
      'REGISTRIES',
      'SITE_URL',
    ]);
  });
});

describe('webUrlOf', () => {
  it.each([
    ['https://api.github.com', 'https://github.com'],
    ['https://github.example.org/api/v3', 'https://github.example.org'],
    ['http://127.0.0.1:4010', 'https://github.com'],
  ])('belongs to %s: %s', (apiUrl, webUrl) => {
    expect(webUrlOf(apiUrl)).toBe(webUrl);
  });
});
