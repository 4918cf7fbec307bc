import { ok, type Result } from '@/lib/base/result';
import { releaseContents } from '@/lib/releases/contents/release-contents';
import { kairosListing } from '@/lib/releases/existence/existence.fixture';
import type { ReleaseListing } from '@/lib/releases/existence/model';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { assetOf, readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';

import type { UpgradePlan, UpgradeProblem } from './model';
import { planUpgrade } from './plan-upgrade';
import { readEnds } from './read-ends';

/** Real releases of Kairos with some of their real files, from v3.5.4 to v4.3.0, and a prerelease. */
const RELEASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['v4.4.0-rc1', '2026-10-01', []],
  [
    'v4.3.0',
    '2026-09-08',
    [
      'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso',
      'kairos-hadron-v0.5.1-core-arm64-generic-v4.3.0.iso',
      'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k0sv1.36.4+k0s.0.iso',
      'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k3sv1.34.11+k3s1.iso',
      'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k3sv1.35.8+k3s1.iso',
      'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k3sv1.36.4+k3s1.iso',
    ],
  ],
  [
    'v4.2.0',
    '2026-08-18',
    [
      'kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0.iso',
      'kairos-hadron-v0.5.1-standard-amd64-generic-v4.2.0-k3sv1.36.3+k3s1.iso',
    ],
  ],
  [
    'v4.0.3',
    '2026-03-20',
    [
      'kairos-hadron-v0.0.4-core-amd64-generic-v4.0.3.iso',
      'kairos-hadron-v0.0.4-standard-amd64-generic-v4.0.3-k3sv1.35.2+k3s1.iso',
    ],
  ],
  [
    'v3.7.2',
    '2026-02-05',
    [
      'kairos-ubuntu-24.04-core-amd64-generic-v3.7.2.iso',
      'kairos-ubuntu-24.04-standard-amd64-generic-v3.7.2-k3sv1.33.7+k3s1.iso',
      'kairos-ubuntu-24.04-standard-amd64-generic-v3.7.2-k3sv1.34.3+k3s1.iso',
      'kairos-ubuntu-24.04-standard-amd64-generic-v3.7.2-k3sv1.35.0+k3s3.iso',
      'kairos-hadron-0.0.1-standard-amd64-generic-v3.7.2-k3sv1.34.3+k3s1.iso',
    ],
  ],
  [
    'v3.5.10',
    '2025-11-28',
    [
      'kairos-ubuntu-24.04-core-amd64-generic-v3.5.10.iso',
      'kairos-ubuntu-24.04-standard-amd64-generic-v3.5.10-k3sv1.33.6+k3s1.iso',
    ],
  ],
  [
    'v3.5.4',
    '2025-10-08',
    [
      'kairos-ubuntu-24.04-core-amd64-generic-v3.5.4.iso',
      'kairos-ubuntu-24.04-standard-amd64-generic-v3.5.4-k3sv1.32.9+k3s1.iso',
      'kairos-ubuntu-24.04-standard-amd64-generic-v3.5.4-k3sv1.33.5+k3s1.iso',
    ],
  ],
];

/** The releases of Kairos around v3.5.4 and up to v4.3.0, read to the end. */
export function upgradeListing(own: Partial<ReleaseListing> = {}): ReleaseListing {
  const releases = RELEASES.map(([tag, day, names]) =>
    releaseOf(tag, day, { assets: names.map(assetOf) }),
  );
  return kairosListing({ entries: readReleases(releases).entries, ...own });
}

/** What a machine with Ubuntu 24.04 and k3s prints at v3.5.4. */
export const NODE = [
  'KAIROS_ID="kairos"',
  'KAIROS_NAME="kairos-standard-ubuntu-24.04"',
  'KAIROS_FLAVOR="ubuntu"',
  'KAIROS_FLAVOR_RELEASE="24.04"',
  'KAIROS_FAMILY="ubuntu"',
  'KAIROS_MODEL="generic"',
  'KAIROS_VARIANT="standard"',
  'KAIROS_ARCH="amd64"',
  'KAIROS_TARGETARCH="amd64"',
  'KAIROS_VERSION="v3.5.4"',
  'KAIROS_SOFTWARE_VERSION="v1.33.5+k3s1"',
  'KAIROS_SOFTWARE_VERSION_PREFIX="k3s"',
].join('\n');

/** Plans an upgrade between two texts, with the contents that need no request. */
export function planBetween(
  texts: { readonly from: string; readonly to: string },
  listing = upgradeListing(),
): Result<UpgradePlan, UpgradeProblem> {
  const ends = readEnds(texts, listing);
  if (!ends.ok) return ends;
  return ok(planUpgrade(ends.value, listing, contentsOf));
}

function contentsOf({ release, componentId }: ReleaseEntry) {
  return releaseContents(release, componentId);
}
