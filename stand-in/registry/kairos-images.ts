import { attachByReference, attachByTag, pushImage } from './push-image';
import { deleteTag, emptyImageWorld, type ImageWorld } from './world';

const DAY = 24 * 3600;
const START = Date.parse('2026-09-01T08:00:00Z') / 1000;

/** The tags of the images in the world by what they are. */
export const IMAGE_TAGS = {
  /** Two platforms, attested by BuildKit, with a bundle of cosign 3 as referrer. */
  latest: 'v0.5.1-core-amd64-generic-v4.3.0',
  /** Attested, with a signature of cosign 2 under its `.sig` tag. */
  signed: 'v0.4.0-core-amd64-generic-v4.2.0',
  /** Pushed again with other content after three days. */
  moved: 'v0.4.0-standard-amd64-generic-v4.2.0-k3s-v1.36.1-k3s1',
  /** Deleted a day after it was pushed. */
  deleted: 'v0.5.1-core-amd64-generic-v4.3.0-rc1',
  /** Of a board: no SBOM, since it would be too large. */
  jetson: '22.04-core-arm64-nvidia-jetson-agx-orin-v4.2.0',
  /** Of 2023: `.att` and `.sbom` tags, and no signature of the image. */
  attested: 'leap-15.5-core-amd64-generic-v2.4.2',
} as const;

/** The repositories of the world. */
export const IMAGE_REPOSITORIES = {
  hadron: 'kairos/hadron',
  ubuntu: 'kairos/ubuntu',
  opensuse: 'kairos/opensuse',
} as const;

/** What scanners find in two releases: Go programs that are not packed, and what a package database lists. */
const PACKAGES = {
  before: [
    'pkg:golang/github.com/spf13/cobra@v1.9.1 Apache-2.0',
    'pkg:golang/golang.org/x/crypto@v0.40.0 BSD-3-Clause',
    'pkg:golang/golang.org/x/net@v0.42.0 BSD-3-Clause',
    'pkg:golang/stdlib@1.24.5 BSD-3-Clause',
    'pkg:generic/busybox@1.36.1',
    'pkg:generic/openssl@3.5.1 Apache-2.0',
    'pkg:generic/systemd@257.7 LGPL-2.1-or-later',
  ],
  latest: [
    'pkg:golang/github.com/spf13/cobra@v1.9.1 Apache-2.0',
    'pkg:golang/github.com/spf13/pflag@v1.0.7 BSD-3-Clause',
    'pkg:golang/golang.org/x/crypto@v0.41.0 BSD-3-Clause',
    'pkg:golang/golang.org/x/net@v0.41.0 BSD-3-Clause',
    'pkg:golang/stdlib@1.25.0 BSD-3-Clause',
    'pkg:generic/openssl@3.6.0 Apache-2.0',
    'pkg:generic/systemd@258.1 LGPL-2.1-or-later',
  ],
} as const;

/** Makes images as Kairos publishes them. Signatures are placeholders. */
export function kairosImages(): ImageWorld {
  const world = emptyImageWorld();
  const { hadron, ubuntu, opensuse } = IMAGE_REPOSITORIES;
  const old = pushImage(world, {
    repository: opensuse,
    tag: IMAGE_TAGS.attested,
    at: START - 1000 * DAY,
    isAttested: false,
  });
  attachByTag(old, 'attestation', START - 1000 * DAY + 60);
  attachByTag(old, 'sbom', START - 1000 * DAY + 90);
  const signed = pushImage(world, {
    repository: hadron,
    tag: IMAGE_TAGS.signed,
    at: START,
    packages: PACKAGES.before,
  });
  attachByTag(signed, 'signature', START + 60);
  for (const [build, at] of [
    ['1', START + 120],
    ['2', START + 3 * DAY],
  ] as const) {
    pushImage(world, { repository: hadron, tag: IMAGE_TAGS.moved, at, build });
  }
  pushImage(world, {
    repository: ubuntu,
    tag: IMAGE_TAGS.jetson,
    at: START + 180,
    platforms: ['arm64'],
    isAttested: false,
  });
  const candidate = pushImage(world, {
    repository: hadron,
    tag: IMAGE_TAGS.deleted,
    at: START + 20 * DAY,
  });
  deleteTag(candidate.repository, IMAGE_TAGS.deleted, START + 21 * DAY);
  const latest = pushImage(world, {
    repository: hadron,
    tag: IMAGE_TAGS.latest,
    at: START + 30 * DAY,
    platforms: ['amd64', 'arm64'],
    packages: PACKAGES.latest,
  });
  attachByReference(latest, START + 30 * DAY + 60, { hasFallbackTag: true });
  return world;
}

const KUBERNETES = ['k3s-v1.36.4-k3s1', 'k3s-v1.35.8-k3s1', 'k0s-v1.36.4-k0s.0'];

/** Adds standard images of the latest release, as many as the files that the stand-in of GitHub lists for it. */
export function addStandardImages(world: ImageWorld): ImageWorld {
  for (const architecture of ['amd64', 'arm64']) {
    for (const kubernetes of KUBERNETES) {
      pushImage(world, {
        repository: IMAGE_REPOSITORIES.hadron,
        tag: `v0.5.1-standard-${architecture}-generic-v4.3.0-${kubernetes}`,
        at: START + 30 * DAY,
        platforms: [architecture],
      });
    }
  }
  return world;
}
