import { describe, expect, it } from 'vitest';

import { imagePageOf } from '@/lib/site/model/image-page.fixture';

import { imageMarkdown } from './image-markdown';

describe('imageMarkdown', () => {
  it('says whether the image exists, its digests, its history and how to pull it', () => {
    const { digest, pinned } = imagePageOf();
    const text = imageMarkdown(imagePageOf(), 'https://site');
    expect(text).toContain('## `quay.io/kairos/hadron:v1`');
    expect(text).toContain('**Exists.** quay.io lists this tag in kairos/hadron.');
    expect(text).toContain(`Digest: \`${digest}\``);
    expect(text).toContain('| linux/amd64 |');
    expect(text).toContain('| Image | From | Until |');
    expect(text).toContain(`docker pull ${pinned}`);
  });

  it('gives no command for an image that was deleted', () => {
    const text = imageMarkdown(imagePageOf({ state: 'deleted', pinned: null }), 'https://site');
    expect(text).toContain('**Deleted.**');
    expect(text).not.toContain('docker pull');
  });
});
