import { describe, expect, it } from 'vitest';

import { ERAS } from './eras';
import { formatChecksumSet, formatFileBase, formatFileName } from './format-file';
import { formatImageReference, formatTag } from './format-image';
import type { NamedArtifact } from './model';
import { splitBaseImage } from './split-base-image';
import { splitFlavor, toFileFlavor } from './words';

const HADRON: NamedArtifact = {
  registry: 'quay.io',
  organization: 'kairos',
  flavor: 'hadron',
  flavorRelease: 'v0.5.1',
  variant: 'core',
  arch: 'amd64',
  model: 'generic',
  version: 'v4.3.0',
  kubernetes: null,
  trustedBoot: false,
  kind: 'image',
};

describe('names of CI', () => {
  const commit = 'ca02242500000000000000000000000000000000';
  const built: NamedArtifact = {
    ...HADRON,
    variant: 'standard',
    trustedBoot: true,
    version: commit,
  };

  it('repeat the flavor in the tag and state the commit', () => {
    expect(formatTag(built, ERAS.E6)).toBe(`hadron-v0.5.1-standard-amd64-generic-${commit}-uki`);
  });

  it('contain no version in the files of a run', () => {
    expect(formatFileBase(built, ERAS.E6)).toBe('kairos-hadron-v0.5.1-standard-amd64-generic-uki');
  });
});

describe('names of files', () => {
  const standard: NamedArtifact = {
    ...HADRON,
    flavor: 'ubuntu',
    flavorRelease: '24.04',
    variant: 'standard',
    version: 'v4.1.2',
    kubernetes: { distro: 'k3s', version: 'v1.36.1+k3s1' },
  };

  it('keep the plus and are without the dash of the tag', () => {
    expect(formatFileBase(standard, ERAS.E5)).toBe(
      'kairos-ubuntu-24.04-standard-amd64-generic-v4.1.2-k3sv1.36.1+k3s1',
    );
    expect(formatImageReference({ ...standard, registry: '', organization: '' }, ERAS.E5)).toBe(
      'ubuntu:24.04-standard-amd64-generic-v4.1.2-k3s-v1.36.1-k3s1',
    );
  });

  it('mark trusted boot before the ending', () => {
    const trusted = { ...HADRON, trustedBoot: true };
    const base = 'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0';
    expect(formatFileName(trusted, ERAS.E5, 'iso')).toBe(`${base}-uki.iso`);
    expect(formatFileName(trusted, ERAS.E5, 'uki-container')).toBe(`${base}-uki.tar`);
  });

  it.each([
    ['v2.4.0', 'E2', '-scan-reports.tar.gz'],
    ['v3.0.14', 'E3', '-scan-reports.tar.gz'],
    ['v3.1.0', 'E3', '-sbom-scan-reports.tar.gz'],
  ] as const)('end for the scans of %s (%s) in %s', (version, era, ending) => {
    const name = formatFileName({ ...HADRON, version }, ERAS[era], 'scan-archive');
    expect(name).toMatch(new RegExp(`${version.replaceAll('.', '\\.')}${ending}$`));
  });

  it('do not exist if the era had no such file', () => {
    expect(formatFileName(HADRON, ERAS.E1, 'scan-archive')).toBeNull();
    expect(formatFileName(HADRON, ERAS.E1, 'uki-container')).toBeNull();
  });

  it.each([
    ['sbom-spdx', '-sbom.spdx.json'],
    ['sbom-syft', '-sbom.syft.json'],
    ['grype-json', '-grype.json'],
    ['grype-sarif', '-grype.sarif'],
    ['trivy-html', '-trivy.html'],
  ] as const)('of the report %s end in %s', (kind, ending) => {
    const leap = { ...HADRON, flavor: 'opensuse', flavorRelease: 'leap-15.5', version: 'v2.4.2' };
    expect(formatFileName(leap, ERAS.E3, kind)).toBe(
      `kairos-opensuse-leap-15.5-core-amd64-generic-v2.4.2${ending}`,
    );
  });

  it('add an ending for checksum, signature, certificate and bundle', () => {
    expect(formatChecksumSet('a.iso')).toEqual({
      checksum: 'a.iso.sha256',
      signature: 'a.iso.sha256.sig',
      certificate: 'a.iso.sha256.pem',
      bundle: 'a.iso.sha256.bundle',
    });
  });
});

describe('splitBaseImage', () => {
  it.each([
    ['ubuntu:24.04', 'ubuntu', '24.04'],
    ['opensuse/leap:15.6', 'opensuse', 'leap-15.6'],
    ['opensuse/tumbleweed:latest', 'opensuse', 'tumbleweed-latest'],
    ['rockylinux/rockylinux:9', 'rockylinux', 'rockylinux-9'],
    ['ghcr.io/kairos-io/hadron:v0.5.1', 'hadron', 'v0.5.1'],
    ['quay.io/centos/centos:stream9', 'centos', 'stream9'],
    ['quay.io/ubuntu:24.04', 'quay.io', 'ubuntu-24.04'],
    ['ubuntu', 'ubuntu', 'ubuntu'],
    ['my-registry.internal:5000/x:1', 'my-registry.internal', '5000/x'],
  ])('cuts %s as the factory does', (baseImage, flavor, flavorRelease) => {
    expect(splitBaseImage(baseImage)).toEqual({ flavor, flavorRelease });
  });

  it('gives the Jetson AGX Orin flavor and release of Ubuntu', () => {
    const named = splitBaseImage('quay.io/kairos/cache:nvidia-base', 'nvidia-jetson-agx-orin');
    expect(named).toEqual({ flavor: 'ubuntu', flavorRelease: '22.04' });
  });
});

describe('toFileFlavor', () => {
  it.each([
    ['rockylinux', '9', 'v3.5.2', 'rocky', '9', false],
    ['hadron', 'v0.0.1', 'v3.7.2', 'hadron', '0.0.1', true],
    ['hadron', 'v0.0.4', 'v4.0.1', 'hadron', 'v0.0.4', true],
    ['hadron', 'v0.0.3', 'v4.0.0', 'hadron', 'v0.0.3', false],
    ['ubuntu', '24.04', 'v3.5.0', 'ubuntu', '24.04', true],
    ['opensuse', 'leap-15.6', 'v3.7.2', 'opensuse', 'leap-15.6', true],
    ['opensuse', 'tumbleweed-latest', 'v3.5.5', 'opensuse', 'tumbleweed-latest', false],
  ])('turns %s %s of %s to %s %s', (flavor, flavorRelease, version, word, release, isCertain) => {
    expect(toFileFlavor({ flavor, flavorRelease, version })).toEqual({
      flavor: word,
      flavorRelease: release,
      isCertain,
    });
  });
});

describe('splitFlavor', () => {
  it.each([
    ['opensuse-leap-15.6', 'opensuse', 'leap-15.6', true],
    ['sle-micro-rancher-5.4', 'sle-micro-rancher', '5.4', true],
    ['my-distro-v2.1', 'my-distro', 'v2.1', false],
  ])('splits %s', (words, flavor, flavorRelease, isKnown) => {
    expect(splitFlavor(words)).toEqual({ flavor, flavorRelease, isKnown });
  });

  it('finds no flavor in a plain release', () => {
    expect(splitFlavor('24.04')).toBeNull();
  });
});
