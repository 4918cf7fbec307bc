import { decode } from '@/lib/names/artifacts/decode';
import {
  componentOf,
  assetOf,
  readReleases,
  releaseOf,
} from '@/lib/releases/list/releases.fixture';

import type { PublishedImage, ReleaseListing } from './model';

const V4_3_0 = [
  'core-amd64-generic-v4.3.0',
  'core-arm64-generic-v4.3.0',
  'standard-amd64-generic-v4.3.0-k0sv1.34.11+k0s.0',
  'standard-amd64-generic-v4.3.0-k0sv1.35.8+k0s.0',
  'standard-amd64-generic-v4.3.0-k0sv1.36.4+k0s.0',
  'standard-amd64-generic-v4.3.0-k3sv1.34.11+k3s1',
  'standard-amd64-generic-v4.3.0-k3sv1.35.8+k3s1',
  'standard-amd64-generic-v4.3.0-k3sv1.36.4+k3s1',
  'standard-arm64-generic-v4.3.0-k3sv1.34.11+k3s1',
  'standard-arm64-generic-v4.3.0-k3sv1.35.8+k3s1',
  'standard-arm64-generic-v4.3.0-k3sv1.36.4+k3s1',
].map((words) => `kairos-hadron-v0.5.1-${words}.iso`);

/** Real releases of Kairos with some of their real files. */
const RELEASES = [
  releaseOf('v4.3.0', '2026-09-08', { assets: V4_3_0.map(assetOf) }),
  releaseOf('v4.2.0', '2026-08-18', {
    assets: [
      'kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0.iso',
      'kairos-hadron-v0.5.1-core-arm64-generic-v4.2.0.iso',
      'kairos-hadron-v0.5.1-standard-amd64-generic-v4.2.0-k0sv1.36.3+k0s.2.iso',
      'kairos-hadron-v0.5.1-standard-amd64-generic-v4.2.0-k3sv1.36.3+k3s1.iso',
      'kairos-hadron-v0.5.1-standard-amd64-generic-v4.2.0-k3sv1.36.3+k3s1.iso.sha256',
    ].map(assetOf),
  }),
  releaseOf('v4.2.0-rc4', '2026-08-10'),
  releaseOf('v4.1.2', '2026-06-17', {
    assets: [
      'kairos-hadron-v0.4.0-core-amd64-generic-v4.1.2.iso',
      'kairos-hadron-v0.4.0-standard-amd64-generic-v4.1.2-k3sv1.36.1+k3s1.iso',
    ].map(assetOf),
  }),
  releaseOf('v4.0.3', '2026-03-20', {
    assets: [
      'kairos-hadron-v0.0.4-core-amd64-generic-v4.0.3.iso',
      'kairos-hadron-v0.0.4-standard-amd64-generic-v4.0.3-k3sv1.35.2+k3s1.iso',
    ].map(assetOf),
  }),
  releaseOf('v4.0.2', '2026-03-18'),
  releaseOf('v3.7.2', '2026-02-05', {
    assets: [
      'kairos-alpine-3.21-core-amd64-generic-v3.7.2.iso',
      'kairos-alpine-3.21-core-amd64-generic-v3.7.2.iso.sha256.pem',
      'kairos-debian-13-core-amd64-generic-v3.7.2.iso',
      'kairos-hadron-0.0.1-core-amd64-generic-v3.7.2.iso',
    ].map(assetOf),
  }),
  releaseOf('v3.6.0', '2025-11-18', {
    assets: [
      'kairos-alpine-3.21-core-amd64-generic-v3.6.0.iso',
      'kairos-alpine-3.21-core-amd64-generic-v3.6.0.iso.sha256',
      'kairos-alpine-3.21-core-amd64-generic-v3.6.0.iso.sha256.sig',
    ].map(assetOf),
  }),
  releaseOf('v3.5.9', '2025-11-25', {
    assets: ['kairos-ubuntu-24.04-core-amd64-generic-v3.5.9.iso'].map(assetOf),
  }),
  releaseOf('v3.5.7', '2025-10-31', {
    assets: ['kairos-rocky-9.6-standard-amd64-generic-v3.5.7-k3sv1.34.1+k3s1.iso'].map(assetOf),
  }),
  releaseOf('v2.4.3', '2023-11-29', {
    assets: ['kairos-debian-bookworm-core-amd64-generic-v2.4.3.squashfs'].map(assetOf),
  }),
  releaseOf('v2.3.0', '2023-07-10', {
    assets: ['kairos-debian-v2.3.0.iso', 'kairos-almalinux-v2.3.0.iso'].map(assetOf),
  }),
];

/** The releases of Kairos, read to the end and up to date; what the test is about on top. */
export function kairosListing(own: Partial<ReleaseListing> = {}): ReleaseListing {
  return {
    component: componentOf('kairos'),
    entries: readReleases(RELEASES).entries,
    removed: [],
    coverage: 'complete',
    isStale: false,
    seenNames: new Map(),
    ...own,
  };
}

/** The releases of kairos-init with its last ones, read to the end. */
export function kairosInitListing(): ReleaseListing {
  const releases = ['v0.17.3', 'v0.17.2', 'v0.16.0', 'v0.15.2', 'v0.14.6', 'v0.8.6', 'v0.7.0'];
  return kairosListing({
    component: componentOf('kairos-init'),
    entries: readReleases(
      releases.map((tag) => releaseOf(tag, '2026-08-18')),
      'kairos-init',
    ).entries,
  });
}

/** The image that a reference names. */
export function imageOf(reference: string): PublishedImage {
  const { parts } = decode(reference);
  return { ...parts, isRawDisk: parts.suffix === 'img' };
}
