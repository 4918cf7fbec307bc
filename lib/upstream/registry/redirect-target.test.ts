import { describe, expect, it } from 'vitest';

import { redirectTarget } from './redirect-target';
import { REGISTRIES } from './registries';

const FROM = new URL('https://quay.io/v2/kairos/hadron/blobs/sha256:ab');
const QUAY = REGISTRIES[0] ?? { url: '', blobHosts: [] };

const follow = (location: string | null) => redirectTarget(QUAY, location, FROM)?.href ?? null;

describe('redirectTarget', () => {
  it.each([
    ['a host of the CDN', 'https://cdn.quay.io/sha256/ab?Signature=x'],
    ['a numbered host of the CDN', 'https://cdn03.quay.io/sha256/ab?Signature=x'],
    ['the registry itself', 'https://quay.io/v2/blob'],
  ])('follows a redirect to %s', (_what, location) => {
    expect(follow(location)).toBe(location);
  });

  it('resolves a relative redirect against the request', () => {
    expect(follow('/elsewhere')).toBe('https://quay.io/elsewhere');
  });

  it.each([
    ['nothing', null],
    ['another host', 'https://evil.example/x'],
    ['a host that only ends alike', 'https://evil-cdn.quay.io.example/x'],
    ['a host that only begins alike', 'https://cdn.quay.io.example/x'],
    ['more digits than the CDN has', 'https://cdn123.quay.io/x'],
    ['the CDN without encryption', 'http://cdn.quay.io/x'],
    ['another port of the CDN', 'https://cdn.quay.io:8443/x'],
    ['an inner address', 'http://169.254.169.254/latest/meta-data'],
    ['loopback', 'https://127.0.0.1/x'],
    ['a name and password', 'https://me:secret@cdn.quay.io/x'],
    ['a file', 'file:///etc/passwd'],
    ['what is no URL', 'https://['],
  ])('does not follow a redirect to %s', (_what, location) => {
    expect(follow(location)).toBeNull();
  });

  it('allows http between hosts of a registry that is itself read over http', () => {
    const local = { url: 'http://127.0.0.1:1', blobHosts: ['127.0.0.1:2'] };
    const from = new URL('http://127.0.0.1:1/v2/');
    expect(redirectTarget(local, 'http://127.0.0.1:2/x', from)?.port).toBe('2');
    expect(redirectTarget(local, 'http://127.0.0.1:3/x', from)).toBeNull();
    expect(redirectTarget(local, 'ftp://127.0.0.1:2/x', from)).toBeNull();
  });
});
