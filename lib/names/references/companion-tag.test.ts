import { describe, expect, it } from 'vitest';

import { COMPANION_KINDS, formatCompanionTag, parseCompanionTag } from './companion-tag';

const HEX = 'ab'.repeat(32);
const digest = `sha256:${HEX}`;

describe('parseCompanionTag', () => {
  it.each(COMPANION_KINDS)('is the inverse of formatCompanionTag for %s', (kind) => {
    expect(parseCompanionTag(formatCompanionTag({ digest, kind }))).toEqual({ digest, kind });
  });

  it.each([
    [`sha256-${HEX}.sig`, 'signature'],
    [`sha256-${HEX}.att`, 'attestation'],
    [`sha256-${HEX}.sbom`, 'sbom'],
    [`sha256-${HEX}`, 'referrers'],
  ])('reads %s as a tag of the kind %s', (tag, kind) => {
    expect(parseCompanionTag(tag)).toEqual({ digest, kind });
  });

  it.each([
    ['the tag of an image', 'v0.5.1-core-amd64-generic-v4.3.0'],
    ['a digest', digest],
    ['too few digits', 'sha256-abc.sig'],
    ['another ending', `sha256-${HEX}.txt`],
    ['something behind the ending', `sha256-${HEX}.sig-old`],
    ['digits in upper case', `sha256-${HEX.toUpperCase()}.sig`],
  ])('gives null for %s', (_what, tag) => {
    expect(parseCompanionTag(tag)).toBeNull();
  });
});
