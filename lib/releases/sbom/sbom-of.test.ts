import { describe, expect, it } from 'vitest';

import { describeSbom, sbomCommand, type SbomRequest } from './sbom-of';

const IMAGE = 'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.2.0';
const request: SbomRequest = {
  componentId: 'kairos',
  tag: 'v4.2.0',
  assets: [],
  imageReference: IMAGE,
};

function assetsOf(...names: readonly string[]) {
  return names.map((name) => ({ name, url: `https://github.com/${name}`, bytes: 1 }));
}

describe('describeSbom', () => {
  it('finds assets by their names', () => {
    const assets = assetsOf(
      'core-opensuse-leap-v2.3.1-sbom.spdx.json',
      'core-opensuse-leap-v2.3.1-sbom.syft.json',
      'core-opensuse-leap-v2.3.1-grype.json',
      'kairos-opensuse-leap-v2.3.1.iso',
    );
    const { state, items } = describeSbom({ ...request, tag: 'v2.3.1', assets });
    expect(state).toBe('asset');
    expect(items).toEqual([
      { kind: 'file', format: 'spdx', subject: 'core-opensuse-leap-v2.3.1', asset: assets[0] },
      { kind: 'file', format: 'syft', subject: 'core-opensuse-leap-v2.3.1', asset: assets[1] },
    ]);
  });

  it.each([
    [
      'v2.4.0',
      'kairos-core-ubuntu-amd64-generic-v2.4.0-scan-reports.tar.gz',
      'kairos-core-ubuntu-amd64-generic-v2.4.0',
    ],
    [
      'v3.3.6',
      'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz',
      'kairos-alpine-3.19-core-amd64-generic-v3.3.6',
    ],
  ])('finds the archives of %s', (tag, name, subject) => {
    const { state, items } = describeSbom({ ...request, tag, assets: assetsOf(name) });
    expect(state).toBe('archive');
    expect(items).toMatchObject([
      { kind: 'archive', subject, members: [{ format: 'spdx' }, { format: 'syft' }] },
    ]);
  });

  it('prefers the assets of a release to the rule for its version', () => {
    const assets = assetsOf('kairos-x-v9.0.0-sbom.spdx.json');
    expect(describeSbom({ ...request, tag: 'v9.0.0', assets }).state).toBe('asset');
    expect(describeSbom({ ...request, componentId: 'hadron', tag: 'v0.6.0', assets }).state).toBe(
      'asset',
    );
  });

  it.each<[string, Partial<SbomRequest>, string]>([
    ['c3os', { tag: 'v1.24.3-56' }, 'none'],
    ['releases before v2', { tag: 'v1.6.0' }, 'none'],
    ['a release without the assets of its rule', { tag: 'v2.2.0' }, 'none'],
    ['v2.2.0 with unknown assets', { tag: 'v2.2.0', assets: null }, 'unknown'],
    ['v3.0.0 with unknown assets', { tag: 'v3.0.0', assets: null }, 'unknown'],
    ['v3.4.0', { tag: 'v3.4.0' }, 'attestation'],
    ['v4.3.0', { tag: 'v4.3.0', assets: null }, 'attestation'],
    ['a prerelease of v3.4.0', { tag: 'v3.4.0-rc1', assets: null }, 'attestation'],
    ['a tag with a leading zero', { tag: 'v04.2.0', assets: null }, 'unknown'],
    [
      'Jetson before v4.2.0',
      {
        tag: 'v4.1.0',
        imageReference: 'quay.io/kairos/ubuntu:22.04-core-arm64-nvidia-jetson-agx-orin-v4.1.0',
      },
      'attestation',
    ],
    [
      'Jetson',
      { imageReference: 'quay.io/kairos/ubuntu:22.04-core-arm64-nvidia-jetson-agx-orin-v4.2.0' },
      'none',
    ],
    [
      'another component',
      { componentId: 'immucore', tag: 'v0.11.3', assets: assetsOf('immucore.tar.gz') },
      'none',
    ],
    [
      'another component with unknown assets',
      { componentId: 'immucore', tag: 'v0.11.3', assets: null },
      'unknown',
    ],
    ['a tag that is not a version', { tag: 'latest', assets: null }, 'unknown'],
  ])('gives state, explanation and source for %s', (_what, changes, state) => {
    const described = describeSbom({ ...request, ...changes });
    expect(described.state).toBe(state);
    expect(described.explanation).not.toBe('');
    expect(described.source).toMatch(/^https:\/\//);
  });

  it('has the command for the image, and none without an image', () => {
    expect(describeSbom(request).items).toEqual([
      { kind: 'attestation', imageReference: IMAGE, command: sbomCommand(IMAGE) },
    ]);
    expect(describeSbom({ ...request, imageReference: null }).items).toEqual([]);
  });
});

describe('sbomCommand', () => {
  it.each([
    [IMAGE, `docker buildx imagetools inspect ${IMAGE} --format '{{json .SBOM}}'`],
    ['a; id', "docker buildx imagetools inspect 'a; id' --format '{{json .SBOM}}'"],
  ])('reads %s', (image, command) => {
    expect(sbomCommand(image)).toBe(command);
  });
});
