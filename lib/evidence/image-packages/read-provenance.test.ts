import { describe, expect, it } from 'vitest';

import { readProvenance } from './read-provenance';

const IMAGE = `sha256:${'a'.repeat(64)}`;

function read(predicate: unknown, digest = IMAGE) {
  const subject = [{ name: 'image', digest: { sha256: digest.slice(7) } }];
  return readProvenance(Buffer.from(JSON.stringify({ subject, predicate })), IMAGE);
}

const MATERIAL = { uri: 'pkg:docker/kairos/hadron@v0.5.1', digest: { sha256: 'c0ffee' } };
const CONFIG = { uri: 'https://github.com/kairos-io/kairos.git', digest: { sha1: 'f00d' } };

describe('readProvenance', () => {
  it.each([
    [
      '0.2',
      {
        builder: { id: 'https://builder' },
        buildType: 'https://mobyproject.org/buildkit@v1',
        invocation: { configSource: CONFIG },
        materials: [MATERIAL],
      },
    ],
    [
      '1.0',
      {
        buildDefinition: {
          buildType: 'https://mobyproject.org/buildkit@v1',
          externalParameters: { configSource: CONFIG },
          resolvedDependencies: [MATERIAL],
        },
        runDetails: { builder: { id: 'https://builder' } },
      },
    ],
  ])('reads who built the image and of what in SLSA %s', (_version, predicate) => {
    expect(read(predicate)).toEqual({
      builder: 'https://builder',
      buildType: 'https://mobyproject.org/buildkit@v1',
      source: CONFIG.uri,
      commit: 'f00d',
      materials: [{ uri: MATERIAL.uri, digest: 'sha256:c0ffee' }],
    });
  });

  it('gives nothing of a statement about another image', () => {
    expect(read({ builder: { id: 'x' } }, `sha256:${'b'.repeat(64)}`)).toBeNull();
  });

  it.each([
    ['null', null],
    ['a list', [1]],
    ['wrong types', { builder: { id: 5 } }],
  ])('gives nothing of a predicate that is %s', (_what, predicate) => {
    expect(read(predicate)).toBeNull();
  });

  it('gives nothing of bytes that are no JSON', () => {
    expect(readProvenance(Buffer.from('{"subject":['), IMAGE)).toBeNull();
  });
});
