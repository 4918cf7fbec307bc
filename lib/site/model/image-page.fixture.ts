import type { ImageTag } from '@/lib/releases/images/model';

import type { ImagePageData } from './image-page';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

const NOW = '2026-11-01T00:00:00Z';
const fresh = {
  state: 'live',
  fetchedAt: NOW,
  checkedAt: NOW,
  failure: null,
  failingSince: null,
  nextAttemptAt: null,
} as const;
const read = <Value>(value: Value) => ({
  value,
  freshness: fresh,
  failure: null,
  nextAttemptAt: null,
});

/** A tag that was moved once. */
const MOVED_TAG: ImageTag = {
  name: 'v1',
  firstSeenAt: NOW,
  targets: [
    { digest: digest('a'), from: '2026-10-02T00:00:00Z', until: null },
    { digest: digest('b'), from: '2026-10-01T00:00:00Z', until: '2026-10-02T00:00:00Z' },
  ],
  missing: null,
};

/** The page of an image with one platform and an SBOM that was not read yet, with changes. */
export function imagePageOf(changes: Partial<ImagePageData> = {}): ImagePageData {
  const image = {
    digest: digest('c'),
    os: 'linux',
    architecture: 'amd64',
    variant: null,
    details: {
      createdAt: '2026-10-01T00:00:00Z',
      labels: { 'org.opencontainers.image.version': 'v1' },
      layers: [{ digest: digest('d'), mediaType: 'layer', bytes: 5_000_000 }],
    },
  };
  const statement = {
    digest: digest('e'),
    mediaType: 'application/vnd.in-toto+json',
    bytes: 1000,
    predicateType: 'https://spdx.dev/Document',
    manifest: digest('f'),
    via: 'index',
  } as const;
  return {
    reference: { registry: 'quay.io', repository: 'kairos/hadron', tag: 'v1', digest: null },
    name: 'quay.io/kairos/hadron:v1',
    state: 'exists',
    digest: digest('a'),
    tag: read(MOVED_TAG),
    content: read({
      mediaType: 'application/vnd.oci.image.index.v1+json',
      bytes: 500,
      platforms: [image],
      attestations: [],
      left: 0,
    }),
    referrers: read({ found: [], left: 0, hasReferrersApi: true }),
    platforms: [
      {
        name: 'linux/amd64',
        image,
        bytes: 5_000_000,
        sboms: [{ statement, sbom: null }],
        provenance: null,
      },
    ],
    signature: { kind: 'not-checked', found: 0 },
    explained: null,
    builder: null,
    sbomRule: null,
    verifications: [],
    pinned: `quay.io/kairos/hadron@${digest('a')}`,
    permalink: 'https://site/images/kairos/hadron/v1',
    now: NOW,
    ...changes,
  };
}
