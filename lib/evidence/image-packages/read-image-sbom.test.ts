import { describe, expect, it } from 'vitest';

import { readImageSbom } from './read-image-sbom';

const IMAGE = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;

const SPDX = {
  spdxVersion: 'SPDX-2.3',
  SPDXID: 'SPDXRef-DOCUMENT',
  creationInfo: { created: '2026-09-01T00:00:00Z', creators: ['Tool: syft-1.0.0'] },
  packages: [{ name: 'openssl', SPDXID: 'SPDXRef-0', versionInfo: '3.5.1' }],
};

function statement(digest: string, predicate: object = SPDX): string {
  return JSON.stringify({
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType: 'https://spdx.dev/Document',
    subject: [{ name: 'image', digest: { sha256: digest.slice(7) } }],
    predicate,
  });
}

const read = (text: string) => readImageSbom(Buffer.from(text), [IMAGE]);

describe('readImageSbom', () => {
  it('gives the packages of a statement about the image', () => {
    const { sbom, packages } = read(statement(IMAGE));
    expect(sbom).toMatchObject({ kind: 'read', binding: 'subject', packages: 1 });
    expect(packages.map(({ name, version }) => `${name} ${version}`)).toEqual(['openssl 3.5.1']);
  });

  it.each([
    ['a statement about another image', statement(OTHER), 'other-subject'],
    ['a document without a statement', JSON.stringify(SPDX), 'none'],
  ])('gives no packages of %s', (_what, text, binding) => {
    const { sbom, packages } = read(text);
    expect(sbom).toMatchObject({ kind: 'read', binding });
    expect(packages).toEqual([]);
  });

  it('chooses the statement about the image among several', () => {
    const { sbom, packages } = read(`[${statement(OTHER)},${statement(IMAGE)}]`);
    expect(sbom).toMatchObject({ binding: 'subject' });
    expect(packages).toHaveLength(1);
  });

  it('gives the packages of a file of a release, which is about no digest', () => {
    const { sbom, packages } = readImageSbom(Buffer.from(JSON.stringify(SPDX)), null);
    expect(sbom).toMatchObject({ kind: 'read', binding: 'none', packages: 1, list: null });
    expect(packages).toHaveLength(1);
  });

  it.each([
    ['cut off', statement(IMAGE).slice(0, 200)],
    ['empty', ''],
    ['HTML', '<html><body>502</body></html>'],
    ['another kind of document', '{"mediaType":"application/vnd.oci.image.index.v1+json"}'],
  ])('says in a sentence why a file that is %s cannot be read', (_what, text) => {
    const { sbom } = read(text);
    expect(sbom.kind).toBe('unreadable');
    expect(sbom.kind === 'unreadable' ? sbom.reason : '').toMatch(/^[A-Z].*\.$/);
  });
});
