import { describe, expect, it } from 'vitest';

import { checkArtifact } from './check-artifact';
import type { BuildForm } from './model';
import { namesOf, type ArtifactNames } from './names';
import { formOf } from './read-form';

const HADRON: Partial<BuildForm> = {
  flavor: 'hadron',
  flavorRelease: 'v0.5.1',
  version: 'v4.3.0',
};

const OWN_HADRON: Partial<BuildForm> = { ...HADRON, registry: 'r.internal' };

const K3S: Partial<BuildForm> = {
  kubernetes: 'k3s',
  kubernetesVersion: 'v1.36.4+k3s1',
};

function names(fields: Partial<BuildForm>): ArtifactNames {
  const { artifact, problems } = checkArtifact(formOf(fields));
  if (artifact === null) throw new Error(problems.map(({ message }) => message).join(' '));
  return namesOf(artifact);
}

describe('namesOf', () => {
  it('names an official standard image and its files, which spell Kubernetes differently', () => {
    expect(names({ ...HADRON, ...K3S, arch: 'arm64' })).toMatchObject({
      era: 'E5',
      tag: 'v0.5.1-standard-arm64-generic-v4.3.0-k3s-v1.36.4-k3s1',
      reference: 'quay.io/kairos/hadron:v0.5.1-standard-arm64-generic-v4.3.0-k3s-v1.36.4-k3s1',
      repository: 'kairos/hadron',
      baseTag: 'v0.5.1-arm64-generic',
      fileNames: {
        iso: 'kairos-hadron-v0.5.1-standard-arm64-generic-v4.3.0-k3sv1.36.4+k3s1.iso',
        checksums: {
          checksum: 'kairos-hadron-v0.5.1-standard-arm64-generic-v4.3.0-k3sv1.36.4+k3s1.iso.sha256',
          bundle:
            'kairos-hadron-v0.5.1-standard-arm64-generic-v4.3.0-k3sv1.36.4+k3s1.iso.sha256.bundle',
        },
        raw: null,
        squashfs: null,
        kernel: null,
        initrd: null,
        isCertain: true,
      },
    });
  });

  it('says that the files of another distribution may state a minor release', () => {
    const { fileNames } = names({ flavor: 'rockylinux', flavorRelease: '9', version: 'v3.6.0' });
    expect(fileNames.iso).toBe('kairos-rocky-9-core-amd64-generic-v3.6.0.iso');
    expect(fileNames.isCertain).toBe(false);
  });

  const ALPINE = { flavor: 'alpine', flavorRelease: '3.21' };

  it.each([
    ['v3.5.0', 'no bundle yet', true, false],
    ['v3.5.1', 'neither certificate nor bundle', false, false],
    ['v3.5.10', 'neither certificate nor bundle', false, false],
    ['v3.6.0', 'neither certificate nor bundle', false, false],
    ['v3.7.0', 'both', true, true],
  ])('has beside the ISO of %s its signature, and %s', (version, _, certificate, bundle) => {
    const { checksums } = names({ ...ALPINE, version }).fileNames;
    expect(checksums?.signature).toMatch(/\.iso\.sha256\.sig$/);
    expect([checksums?.certificate !== null, checksums?.bundle !== null]).toEqual([
      certificate,
      bundle,
    ]);
  });

  it.each<readonly [string, Partial<BuildForm>]>([
    ['for arm64 of v3.5.9', { ...ALPINE, version: 'v3.5.9', arch: 'arm64' }],
    ['for riscv64 of v4.2.0', { ...HADRON, version: 'v4.2.0', arch: 'riscv64' }],
    ['for trusted boot', { ...HADRON, trustedBoot: 'true' }],
    ['for a board', { ...HADRON, model: 'rpi4', arch: 'arm64' }],
  ])('lists no file %s, since no release has one', (_, fields) => {
    expect(names(fields).fileNames).toMatchObject({
      iso: null,
      checksums: null,
      raw: null,
      squashfs: null,
      kernel: null,
      initrd: null,
      ukiContainer: null,
    });
  });

  it('lists the files for netboot until v3.3', () => {
    const early = names({ flavor: 'alpine', flavorRelease: '3.19', version: 'v3.3.6' }).fileNames;
    expect(early.kernel).toBe('kairos-alpine-3.19-core-amd64-generic-v3.3.6-kernel');
    expect(names({ ...ALPINE, version: 'v3.4.0' }).fileNames).toMatchObject({
      kernel: null,
      initrd: null,
      squashfs: null,
    });
  });

  it('gives self-built images of boards a raw disk and no ISO', () => {
    const { fileNames } = names({ ...OWN_HADRON, model: 'rpi4', arch: 'arm64' });
    expect(fileNames).toMatchObject({ iso: null, checksums: null, kernel: null });
    expect(fileNames.raw).toBe('kairos-hadron-v0.5.1-core-arm64-rpi4-v4.3.0.raw');
  });

  it('marks trusted boot in tag and files', () => {
    const { tag, fileNames } = names({ ...OWN_HADRON, trustedBoot: 'true' });
    expect(tag).toBe('v0.5.1-core-amd64-generic-v4.3.0-uki');
    expect(fileNames.iso).toBe('kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0-uki.iso');
    expect(fileNames.ukiContainer).toBe('kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0-uki.tar');
  });

  it('puts the v before the version in files of a self-built image, as kairos-init does', () => {
    const own = names({ registry: 'reg.example', base: 'ubuntu:24.04', version: '1.0.0' });
    expect(own.tag).toBe('24.04-core-amd64-generic-1.0.0');
    expect(own.fileNames.iso).toBe('kairos-ubuntu-24.04-core-amd64-generic-v1.0.0.iso');
  });

  it.each([
    [{ flavor: 'opensuse-leap', version: 'v2.3.2' }, 'quay.io/kairos/core-opensuse-leap:v2.3.2'],
    [
      { flavor: 'opensuse-leap', version: 'v2.4.1', kind: 'raw-image' },
      'quay.io/kairos/core-opensuse-leap-img:v2.4.1',
    ],
    [
      { ...HADRON, kind: 'raw-image', model: 'rpi4', arch: 'arm64' },
      'quay.io/kairos/hadron:v0.5.1-core-arm64-rpi4-v4.3.0-img',
    ],
    [{ ...HADRON, registry: '' }, 'kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0'],
    [{ ...HADRON, repository: 'a/b_c' }, 'quay.io/a/b_c:v0.5.1-core-amd64-generic-v4.3.0'],
    [
      { ...HADRON, prefix: 'mirror.example:5000' },
      'mirror.example:5000/quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
    ],
  ])('writes %o as %s', (fields, reference) => {
    expect(names(fields).reference).toBe(reference);
  });

  it.each<readonly [Partial<BuildForm>, readonly string[]]>([
    [
      { ...HADRON, ...K3S },
      ['v0.5.1', '-standard', '-amd64', '-generic', '-v4.3.0', '-k3s', '-v1.36.4-k3s1'],
    ],
    [
      { ...HADRON, ...K3S, version: 'v3.1.0' },
      ['v0.5.1', '-standard', '-amd64', '-generic', '-v3.1.0', '-k3s', 'v1.36.4-k3s1'],
    ],
    [
      { ...HADRON, trustedBoot: 'true' },
      ['v0.5.1', '-core', '-amd64', '-generic', '-v4.3.0', '-uki'],
    ],
    [{ flavor: 'fedora', version: 'v2.0.0', ...K3S }, ['v2.0.0', '-k3s', 'v1.36.4-k3s1']],
    [
      { ...HADRON, naming: 'E6', version: 'a'.repeat(40) },
      ['hadron', '-v0.5.1', '-core', '-amd64', '-generic', `-${'a'.repeat(40)}`],
    ],
    [
      { registry: 'r.example', base: 'fedora:43', version: 'v1.0.0+5' },
      ['43', '-core', '-amd64', '-generic', '-v1.0.0-5'],
    ],
  ])('takes the tag of %o apart', (fields, texts) => {
    const { parts, tag } = names(fields);
    expect(parts.map(({ separator, text }) => `${separator}${text}`)).toEqual(texts);
    expect(texts.join('')).toBe(tag);
  });
});
