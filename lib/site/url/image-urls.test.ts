import { describe, expect, it } from 'vitest';

import { imagePath, referenceOfSegments, withUsualHost } from './image-urls';

const DIGEST = `sha256:${'a'.repeat(64)}`;

const REFERENCES: readonly (readonly [string, string, string])[] = [
  ['a tag', 'quay.io/kairos/hadron:v0.5.1-core', '/images/kairos/hadron/v0.5.1-core'],
  ['a digest', `quay.io/kairos/hadron@${DIGEST}`, `/images/kairos/hadron/${DIGEST}`],
  ['both', `quay.io/kairos/hadron:v1@${DIGEST}`, `/images/kairos/hadron/v1@${DIGEST}`],
  ['another registry', 'ghcr.io/kairos-io/x:v1', '/images/ghcr.io/kairos-io/x/v1'],
  ['a port', 'localhost:5000/a/b/c:v1', '/images/localhost:5000/a/b/c/v1'],
  ['a repository of one part', 'quay.io/alpine:3', '/images/alpine/3'],
];

describe('imagePath', () => {
  it.each(REFERENCES)('is the path of a reference with %s', (_what, reference, path) => {
    expect(imagePath(reference)).toBe(path);
  });

  it.each(REFERENCES)('leads back to a reference with %s', (_what, reference, path) => {
    const segments = path.split('/').slice(2).map(decodeURIComponent);
    expect(referenceOfSegments(segments)).toBe(reference);
  });
});

describe('withUsualHost', () => {
  it.each([
    ['kairos/hadron:v1', 'quay.io/kairos/hadron:v1'],
    ['quay.io/kairos/hadron:v1', 'quay.io/kairos/hadron:v1'],
    ['ubuntu:24.04', 'ubuntu:24.04'],
    ['docker.io/library/ubuntu:24.04', 'docker.io/library/ubuntu:24.04'],
  ])('reads %s as %s', (text, expected) => {
    expect(withUsualHost(text)).toBe(expected);
  });
});
