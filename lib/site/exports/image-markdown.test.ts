import { describe, expect, it } from 'vitest';

import { reportOf } from '@/lib/evidence/signatures/signature-report';
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

  it('gives the verdict about a signature, with text of the signer that cannot break out of its line', () => {
    const signer = 'https://x/`a`\n# heading';
    const report = reportOf({
      of: 'image',
      subject: 'quay.io/kairos/hadron@sha256:a',
      verdict: {
        kind: 'other-identity',
        differences: [`The identity is ${signer}.`],
        certificate: { ...CERTIFICATE, subjectAlternativeName: signer },
        log: null,
        signedAt: '2026-10-01T00:00:00Z',
      },
      checksum: null,
      root: { copiedOn: '2026-11-01', expiresAt: '2027-01-01T00:00:00Z' },
    });
    const text = imageMarkdown(imagePageOf({ signatures: [report] }), 'https://site');
    expect(text).toContain('Signature of the image: **Signed by another identity.**');
    expect(text).toContain('- Identity: ``https://x/`a` # heading``');
    expect(text).toContain('- Signed at: `2026-10-01T00:00:00Z`');
    expect(text).not.toMatch(/^# heading/m);
  });
});

const CERTIFICATE = {
  subjectAlternativeName: '',
  issuer: null,
  workflow: null,
  repository: null,
  ref: null,
  commit: null,
  runUrl: null,
  notBefore: null,
  notAfter: null,
  bundle: null,
};
