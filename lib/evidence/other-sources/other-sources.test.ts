import { describe, expect, it } from 'vitest';

import { packageFilesOf, pathsOf } from './package-files';
import { readPackageFile } from './read-package-file';

const PROGRAMS = {
  'kairos-agent': 'v2.31.3',
  immucore: 'v0.20.4',
  'provider-kairos': 'v2.16.4',
  edgevpn: 'v0.35.4',
  yip: 'v1.25.1',
};
const names = (isStandard: boolean, hadron: string | null) =>
  packageFilesOf({ hadron, isStandard, programs: PROGRAMS }).map(
    ({ program, tag }) => `${program} ${tag}`,
  );

describe('packageFilesOf', () => {
  it('has Hadron only of images that are made of it', () => {
    expect(names(false, 'v0.5.1')).toEqual([
      'hadron v0.5.1',
      'kairos-agent v2.31.3',
      'immucore v0.20.4',
    ]);
    expect(names(false, null)).toEqual(['kairos-agent v2.31.3', 'immucore v0.20.4']);
  });

  it('has the provider and its network only of images with Kubernetes', () => {
    expect(names(true, null)).toEqual([
      'kairos-agent v2.31.3',
      'immucore v0.20.4',
      'provider-kairos v2.16.4',
      'edgevpn v0.35.4',
    ]);
  });

  it('has nothing of a release whose programs were not read', () => {
    expect(packageFilesOf({ hadron: null, isStandard: true, programs: {} })).toEqual([]);
  });
});

describe('readPackageFile', () => {
  it.each([
    ['Dockerfile', 'ARG OPENSSL_VERSION=3.6.3\n', 'hadron openssl 3.6.3'],
    [
      'sources.yaml',
      'packages:\n  openssl:\n    version_arg: OPENSSL_VERSION\n    version: 3.6.3\n',
      'hadron openssl 3.6.3',
    ],
    ['go.mod', 'module x\nrequire golang.org/x/net v0.42.0\n', 'golang net v0.42.0'],
  ])('reads the packages of a %s', (path, text, expected) => {
    const { packages } = readPackageFile(path, text);
    expect(packages.map(({ type, name, version }) => `${type} ${name} ${version}`)).toEqual([
      expected,
    ]);
  });

  it('looks for the Dockerfile of Hadron first', () => {
    expect(pathsOf({ kind: 'hadron' })).toEqual(['Dockerfile', 'sources.yaml']);
  });
});
