import { describe, expect, it } from 'vitest';

import { decodeAsset } from './decode-asset';
import { formatImageReference } from './format-image';
import { imageOfFile } from './image-of-file';

function referenceOf(fileName: string, component: string, tag: string): string | null {
  const { artifact } = decodeAsset(fileName, { component, tag });
  const image = artifact === null ? null : imageOfFile(artifact, tag);
  return image === null ? null : formatImageReference(image.artifact, image.era);
}

describe('the image of a file', () => {
  it.each([
    [
      'kairos-opensuse-leap-v2.0.0.iso',
      'kairos',
      'v2.0.0',
      'quay.io/kairos/core-opensuse-leap:v2.0.0',
    ],
    [
      'kairos-alpine-opensuse-leap-v2.3.1-k3sv1.27.3+k3s1.iso',
      'provider-kairos',
      'v2.3.1',
      'quay.io/kairos/kairos-alpine-opensuse-leap:v2.3.1-k3sv1.27.3-k3s1',
    ],
    [
      'kairos-ubuntu-22.04-core-amd64-generic-v3.3.6.iso',
      'kairos',
      'v3.3.6',
      'quay.io/kairos/ubuntu:22.04-core-amd64-generic-v3.3.6',
    ],
    [
      'kairos-ubuntu-24.04-standard-amd64-generic-v3.5.0-k3sv1.32.5+k3s1.iso.sha256',
      'kairos',
      'v3.5.0',
      'quay.io/kairos/ubuntu:24.04-standard-amd64-generic-v3.5.0-k3s-v1.32.5-k3s1',
    ],
    [
      'kairos-hadron-0.0.1-core-amd64-generic-v3.7.2.iso',
      'kairos',
      'v3.7.2',
      'quay.io/kairos/hadron:v0.0.1-core-amd64-generic-v3.7.2',
    ],
    [
      'kairos-hadron-v0.5.1-core-arm64-rpi4-v4.2.0.raw',
      'kairos',
      'v4.2.0',
      'quay.io/kairos/hadron:v0.5.1-core-arm64-rpi4-v4.2.0',
    ],
  ])('has its published reference: %s', (fileName, component, tag, reference) => {
    expect(referenceOf(fileName, component, tag)).toBe(reference);
  });

  it.each([
    [
      'the release in the file is not that of the image',
      'kairos-rocky-9.6-core-amd64-generic-v3.5.0.iso',
      'v3.5.0',
    ],
    ['the release cannot be pinned', 'kairos-debian-12-core-amd64-generic-v3.5.0.iso', 'v3.5.0'],
    [
      'the board is spelled differently',
      'kairos-core-opensuse-leap-arm64-rpi4-v2.4.0.img',
      'v2.4.0',
    ],
    [
      'the version of Kubernetes is missing',
      'kairos-ubuntu-24.04-standard-amd64-generic-v3.5.0.iso',
      'v3.5.0',
    ],
    ['c3os published it', 'kairos-opensuse-v1.21.4-35.iso', 'v1.21.4-35'],
  ])('is null if %s', (_why, fileName, tag) => {
    expect(referenceOf(fileName, 'kairos', tag)).toBeNull();
  });
});
