import { describe, expect, it } from 'vitest';

import { cosignMajors, signatureFormat } from './signature-format';

const nothing = { assetNames: [], readBundle: null };

describe('signatureFormat', () => {
  it.each([
    ['v3.5.4', 'cosign'],
    ['v3.5.5', 'cosign'],
    ['v4.2.0', 'cosign'],
    ['v4.3.0', null],
    ['v5.0.0', null],
    ['latest', null],
  ])('follows the cosign of %s without assets', (tag, format) => {
    expect(signatureFormat({ tag, ...nothing })).toBe(format);
  });

  it.each([
    {
      rule: 'is that of cosign if the release has .sig files',
      facts: { assetNames: ['a.iso.sha256.sig', 'a.iso.sha256.bundle'], readBundle: null },
      format: 'cosign',
    },
    {
      rule: 'is that of Sigstore if the release has bundles only',
      facts: { assetNames: ['a.iso.sha256', 'a.iso.sha256.bundle'], readBundle: null },
      format: 'sigstore',
    },
    {
      rule: 'is that of a bundle that was read',
      facts: { assetNames: ['a.iso.sha256.bundle'], readBundle: 'cosign' as const },
      format: 'cosign',
    },
  ])('$rule', ({ facts, format }) => {
    expect(signatureFormat({ tag: 'v4.3.0', ...facts })).toBe(format);
  });
});

describe('cosignMajors', () => {
  it.each([
    ['cosign', [2, 3]],
    ['sigstore', [3]],
    [null, [3]],
  ] as const)('of %s', (format, majors) => {
    expect(cosignMajors(format)).toEqual(majors);
  });
});
