import { describe, expect, it } from 'vitest';

import { imagesMarkdown } from './images-markdown';

const ORIGIN = 'https://matrix.example.org';

describe('imagesMarkdown', () => {
  it('lists the images of a repository with the pages of each', () => {
    const image = {
      reference: 'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
      tag: 'v0.5.1-core-amd64-generic-v4.3.0',
      release: 'v4.3.0',
      state: 'exists',
      digest: 'sha256:abc',
      pushedAt: '2026-11-01T10:00:00Z',
    } as const;
    const text = imagesMarkdown(
      { repositories: [{ name: 'quay.io/kairos/hadron', images: [image] }] },
      ORIGIN,
    );
    expect(text).toContain('## quay.io/kairos/hadron\n');
    expect(text).toContain(
      `| v4.3.0 | exists | sha256:abc | 1 Nov 2026 | ${ORIGIN}/images/kairos/hadron/`,
    );
  });

  it('says why nothing is listed', () => {
    expect(imagesMarkdown({ repositories: [] }, ORIGIN)).toContain('No image is listed: ');
  });
});
