import { describe, expect, it } from 'vitest';

import { decode } from './decode';
import { findEra } from './eras';
import { defectsOfRelease, findDefects, KNOWN_DEFECTS } from './known-defects';

const idsOf = (name: string) => findDefects(decode(name).parts).map(({ id }) => id);

describe('findDefects', () => {
  it.each([
    ['24.04-standard-arm64-generic-v3.3.0', 'arm64-lost-k3s'],
    ['22.04-standard-arm64-nvidia-jetson-agx-orin-v4.2.0', 'jetson-without-kubernetes'],
    ['22.04-core-arm64-rpi4-v3.6.0-img', 'no-raw-images'],
    ['3.21-core-arm64-rpi3-v3.4.2-img', 'raw-images-of-rpi4-only'],
    ['kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0-uki.iso', 'trusted-boot-as-tag-only'],
    ['kairos-hadron-v0.0.3-core-amd64-generic-v4.0.0.iso', 'hadron-file-form'],
    ['quay.io/kairos/ubuntu:24.04-core-amd64-generic-v4.2.0', 'hadron-only'],
    ['kairos-alpine-3.21-standard-amd64-generic-v3.4.2k3sv1.32.3-k3s1.iso', 'file-without-dash'],
    ['quay.io/kairos/kairos-opensuse-leap-arm-rpi:v2.0.0-k3sv1.26.1-k3s1.img', 'provider-raw-tag'],
    ['quay.io/kairos/ubuntu:24.04-core-arm64-generic-v3.5.9', 'arm64-not-built'],
    ['quay.io/kairos/alpine:3.21-standard-arm64-rpi4-v3.5.1-k3s-v1.33.4-k3s1', 'arm64-not-built'],
    ['quay.io/kairos/hadron:v0.0.1-core-arm64-rpi4-v3.6.0-rc2', 'arm64-not-built-in-v3.6.0-rc'],
    ['quay.io/kairos/ubuntu:22.04-core-arm64-generic-v3.6.0-rc3', 'rpi4-tagged-generic'],
    ['quay.io/kairos/alpine:3.19-standard-arm64-rpi4-v3.0.14-k3sv1.29.3-k3s1-img', 'rpi4-immucore'],
    ['quay.io/kairos/opensuse:leap-15.5-core-arm64-rpi4-v3.0.13', 'rpi4-immucore'],
    ['quay.io/kairos/ubuntu:22.04-core-arm64-rpi4-v3.7.2', 'rpi4-generic-kernel'],
    ['quay.io/kairos/ubuntu:24.04-core-amd64-generic-v3.4.1-uki', 'uki-old-kernel'],
    [
      'kairos-alpine-3.21-core-amd64-generic-v3.5.4.iso.sha256.sig',
      'signature-without-certificate',
    ],
    ['quay.io/kairos/ubuntu:22.04-core-arm64-nvidia-jetson-agx-orin-v2.4.3', 'jetson-release'],
  ])('finds for %s that of %s', (name, id) => {
    expect(idsOf(name)).toContain(id);
  });

  it.each([
    [
      'core images of rpi4 that were built',
      'quay.io/kairos/ubuntu:22.04-core-arm64-rpi4-v3.5.9',
      'arm64-not-built',
    ],
    [
      'Jetson',
      'quay.io/kairos/ubuntu:22.04-core-arm64-nvidia-jetson-agx-orin-v3.5.9',
      'arm64-not-built',
    ],
    [
      'the release before',
      'quay.io/kairos/ubuntu:24.04-core-arm64-generic-v3.5.0',
      'arm64-not-built',
    ],
    [
      'the release after',
      'quay.io/kairos/ubuntu:24.04-core-arm64-generic-v3.6.0',
      'arm64-not-built-in-v3.6.0-rc',
    ],
    ['amd64', 'quay.io/kairos/ubuntu:24.04-core-amd64-generic-v3.5.9', 'arm64-not-built'],
    ['other boards', 'quay.io/kairos/alpine:3.19-core-arm64-rpi3-v3.0.14', 'rpi4-immucore'],
    ['the releases around', 'quay.io/kairos/alpine:3.19-core-arm64-rpi4-v3.1.0', 'rpi4-immucore'],
    [
      'kairos-init v0.17.2',
      'quay.io/kairos/ubuntu:22.04-core-arm64-rpi4-v4.2.0',
      'rpi4-generic-kernel',
    ],
    [
      'Jetson by its name of the time',
      'quay.io/kairos/ubuntu:20.04-core-arm64-nvidia-jetson-agx-orin-v2.4.3',
      'jetson-release',
    ],
    [
      'Hadron for trusted boot',
      'quay.io/kairos/hadron-trusted:v0.5.1-core-amd64-generic-v4.2.0',
      'hadron-only',
    ],
  ])('finds none for %s', (_what, name, id) => {
    expect(idsOf(name)).not.toContain(id);
  });
});

describe('defectsOfRelease', () => {
  it.each([
    [
      'v3.5.4',
      ['rpi4-generic-kernel', 'no-raw-images', 'signature-without-certificate', 'arm64-not-built'],
    ],
    [
      'v3.6.0-rc3',
      [
        'rpi4-generic-kernel',
        'no-raw-images',
        'signature-without-certificate',
        'rpi4-tagged-generic',
      ],
    ],
    ['v3.0.14', ['rpi4-immucore']],
    ['v2.5.0', []],
    ['v1.24.3-56', []],
    ['edge', []],
  ])('lists those of %s, and no rules', (tag, ids) => {
    expect(defectsOfRelease(tag).map(({ id }) => id)).toEqual(ids);
  });
});

describe('the table of known defects', () => {
  it('has a source, a sentence and valid versions in each row', () => {
    for (const { span, source, says } of KNOWN_DEFECTS) {
      for (const end of [span.from, span.to]) {
        const version = end?.replace(/^(v\d+\.\d+)$/, '$1.0');
        if (version !== undefined) expect(findEra(version)).not.toBeNull();
      }
      expect(source).toMatch(/^https:\/\/github\.com\/kairos-io\//);
      expect(says).toMatch(/\.$/);
    }
    expect(new Set(KNOWN_DEFECTS.map(({ id }) => id)).size).toBe(KNOWN_DEFECTS.length);
  });
});
