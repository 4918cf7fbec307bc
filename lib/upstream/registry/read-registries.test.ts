import { describe, expect, it } from 'vitest';

import { readRegistries } from './read-registries';
import { findRegistry, REGISTRIES } from './registries';

function hostsOf(text: string) {
  const read = readRegistries(text);
  return read.ok ? read.value.map(({ host }) => host) : read.failure;
}

describe('readRegistries', () => {
  it('gives no registry for “none”, so that none is requested', () => {
    expect(hostsOf('none')).toEqual([]);
  });

  it('adds the entries host=url to the built-in registries', () => {
    const read = readRegistries(
      'registry.internal:5000=http://registry.internal:5000, b.example=https://b.example/',
    );
    expect(read).toMatchObject({
      ok: true,
      value: [
        ...REGISTRIES,
        {
          host: 'registry.internal:5000',
          url: 'http://registry.internal:5000',
          tokenOrigins: ['http://registry.internal:5000'],
          blobHosts: [],
          tagApi: 'distribution',
        },
        { host: 'b.example', url: 'https://b.example' },
      ],
    });
  });

  it('replaces a built-in registry by the entry of the same host', () => {
    const read = readRegistries('QUAY.io=https://mirror.example');
    expect(hostsOf('QUAY.io=https://mirror.example')).toEqual(['ghcr.io', 'quay.io']);
    expect(findRegistry(read.ok ? read.value : [], 'quay.io')).toMatchObject({
      url: 'https://mirror.example',
      tagApi: 'distribution',
      blobHosts: [],
    });
  });

  it('reads every field of a JSON entry', () => {
    const entry = {
      host: 'quay.io',
      url: 'http://127.0.0.1:5001',
      tokenOrigins: ['http://127.0.0.1:5002'],
      blobHosts: ['CDN.example.org', '127.0.0.1:5003'],
      tagApi: 'quay',
      requestsPerSecond: 100,
    };
    expect(readRegistries(JSON.stringify([entry]))).toMatchObject({
      value: [
        { host: 'ghcr.io' },
        {
          ...entry,
          blobHosts: ['cdn.example.org', '127.0.0.1:5003'],
          requestsPerSecond: { listing: 100, content: 100 },
        },
      ],
    });
  });

  it.each([
    ['text without a URL', 'quay.io', 'must be “none”'],
    ['an empty URL', 'quay.io=', 'must be “none”'],
    ['broken JSON', '[{', 'must be “none”'],
    ['a JSON value that is no list', '{"host":"quay.io"}', 'must be “none”'],
    ['a list of texts', '["quay.io"]', 'entry 1 is no registry'],
    ['a host with a path', 'quay.io/kairos=https://quay.io', 'entry 1 must have a host'],
    ['a URL with a path', 'a.example=https://a.example/v2', 'entry 1 must have a URL'],
    ['a URL with a password', 'a.example=https://me:secret@a.example', 'entry 1 must have a URL'],
    ['a URL of another scheme', 'a.example=file:///etc', 'entry 1 must have a URL'],
    ['a host twice', 'a.example=https://a.example A.example=https://b.example', 'entry 2 repeats'],
    ['an unknown field', '[{"host":"a.example","user":"x"}]', 'entry 1 has an unknown field: user'],
    ['an entry without a host', '[{"url":"https://a.example"}]', 'entry 1 must have a “host”'],
    ['an unknown API', '[{"host":"a.example","tagApi":"hub"}]', 'has a “tagApi” that cannot'],
    ['a pace of nothing', '[{"host":"a.example","requestsPerSecond":0}]', '“requestsPerSecond”'],
    [
      'a token origin with a path',
      '[{"host":"a.example","tokenOrigins":["https://a/b"]}]',
      '“tokenOrigins”',
    ],
    [
      'a blob host that is a URL',
      '[{"host":"a.example","blobHosts":["https://a"]}]',
      '“blobHosts”',
    ],
  ])('refuses %s with a sentence that says which entry', (_what, text, sentence) => {
    expect(hostsOf(text)).toContain(sentence);
    expect(hostsOf(text)).not.toContain('secret');
  });
});

describe('findRegistry', () => {
  it('ignores the case of a host', () => {
    expect(findRegistry(REGISTRIES, 'Quay.IO')?.host).toBe('quay.io');
  });

  it.each(['docker.io', 'quay.io.example.org', 'quay.io:443', 'evil-quay.io', ''])(
    'finds none for %j',
    (host) => {
      expect(findRegistry(REGISTRIES, host)).toBeNull();
    },
  );
});
