import { describe, expect, it } from 'vitest';

import { decodeText } from '@/lib/names/decoder/decode-text';

import { describeDecoded } from './describe-decoded';

describe('describeDecoded', () => {
  it.each([
    [
      'quay.io/kairos/hadron:v0.5.1-standard-amd64-generic-v4.2.0-k3s-v1.36.3-k3s1',
      'Kairos v4.2.0 · hadron v0.5.1 · standard · amd64 · k3s v1.36.3+k3s1',
    ],
    [
      'kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0.iso',
      'Kairos v4.2.0 · hadron v0.5.1 · core · amd64 · ISO',
    ],
    [
      'quay.io/kairos/ubuntu:22.04-core-arm64-rpi4-v3.5.0-img',
      'Kairos v3.5.0 · ubuntu 22.04 · core · arm64 · rpi4 · raw disk in an image',
    ],
    ['v1.24.3-56', 'c3os v1.24.3-56'],
    [`sha256-${'0a'.repeat(32)}.sig`, 'Signature by cosign for sha256:0a0a0a0a0a0a…'],
    [`sha256:${'0a'.repeat(32)}`, 'Digest sha256:0a0a0a0a0a0a…'],
    ['latest', 'Floating tag latest'],
    ['master', 'Floating tag master'],
    ['43dabf5', 'Commit 43dabf5'],
    ['v4.3.0-47-ga83f003c', 'Build between releases: 47 commits after v4.3.0, at commit a83f003c'],
    ['v4.2.0', 'Kairos v4.2.0'],
    ['https://github.com/kairos-io/immucore/releases/tag/v0.11.3', 'kairos-io/immucore v0.11.3'],
    ['kairos-agent version v2.24.10', 'kairos-agent v2.24.10'],
    ['nginx:1.27', 'Not an artifact of Kairos'],
    ['docker pull ubuntu:24.04', 'Base image ubuntu:24.04'],
    ['/kairos-init -v core', 'Build of a custom image'],
    [
      'docker build --build-arg BASE_IMAGE=ubuntu:24.04 .',
      'Build of a custom image from ubuntu:24.04',
    ],
    ['<flavor>:<version>', 'A name with placeholders'],
    ['hello world', 'Not recognised'],
  ])('says what %s is', (text, title) => {
    expect(describeDecoded(decodeText(text).findings[0])).toBe(title);
  });
});
