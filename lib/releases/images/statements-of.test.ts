import { describe, expect, it } from 'vitest';

import type { AttestationContent, ImageContent, ImageReferrers } from './model';
import { platformName } from './platform-name';
import { isProvenance, mayBeSbom, statementsOf } from './statements-of';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const platform = (letter: string, architecture: string) => ({
  digest: digest(letter),
  os: 'linux',
  architecture,
  variant: null,
  details: null,
});
const CONTENT: ImageContent = {
  mediaType: 'application/vnd.oci.image.index.v1+json',
  bytes: 1,
  platforms: [platform('a', 'amd64')],
  attestations: [
    { digest: digest('c'), bytes: 1, subject: digest('a') },
    { digest: digest('d'), bytes: 1, subject: digest('b') },
  ],
  left: 0,
};
const part = (letter: string, predicateType: string | null) => ({
  digest: digest(letter),
  mediaType: 'application/vnd.in-toto+json',
  bytes: 1,
  predicateType,
});
const attestation = (...statements: AttestationContent['statements']): AttestationContent => ({
  subject: null,
  artifactType: null,
  statements,
});
const ATTESTATIONS = new Map([
  [
    digest('c'),
    attestation(
      part('1', 'https://spdx.dev/Document'),
      part('2', 'https://slsa.dev/provenance/v1'),
    ),
  ],
  [digest('d'), attestation(part('3', 'https://spdx.dev/Document'))],
]);
const REFERRERS: ImageReferrers = {
  found: (['signature', 'sbom'] as const).map((via, index) => ({
    via,
    digest: digest('e'),
    artifactType: null,
    subject: null,
    annotations: {},
    layers: [
      { digest: digest(String(5 + index)), mediaType: 'text/spdx+json', bytes: 1, annotations: {} },
    ],
  })),
  left: 0,
  hasReferrersApi: false,
};

const found = (content: ImageContent, letter = 'a') =>
  statementsOf(
    { digest: digest(letter) },
    { content, attestations: ATTESTATIONS, referrers: REFERRERS },
  );

describe('statementsOf', () => {
  it('lists what the index lists for the image, and what refers to it but signatures', () => {
    expect(found(CONTENT).map((each) => `${each.via} ${each.digest.slice(7, 8)}`)).toEqual([
      'index 1',
      'index 2',
      'sbom 6',
    ]);
  });

  it('lists nothing that is about another image of the index', () => {
    expect(
      found(CONTENT, 'b')
        .filter(({ via }) => via === 'index')
        .map((each) => each.digest),
    ).toEqual([digest('3')]);
  });

  it('lists what refers to an index only where it has one image', () => {
    const two = { ...CONTENT, platforms: [platform('a', 'amd64'), platform('b', 'arm64')] };
    expect(found(two).every(({ via }) => via === 'index')).toBe(true);
  });

  it('distinguishes SBOMs and provenance', () => {
    const [sbom, provenance, attached] = found(CONTENT);
    expect(
      [sbom, provenance, attached].map((each) => each !== undefined && mayBeSbom(each)),
    ).toEqual([true, false, true]);
    expect(provenance !== undefined && isProvenance(provenance)).toBe(true);
  });
});

describe('platformName', () => {
  it.each([
    ['linux/amd64', { os: 'linux', architecture: 'amd64', variant: null }],
    ['linux/arm/v7', { os: 'linux', architecture: 'arm', variant: 'v7' }],
    ['', { os: '', architecture: '', variant: null }],
  ])('is %s as clients write it', (name, parts) => {
    expect(platformName(parts)).toBe(name);
  });
});
