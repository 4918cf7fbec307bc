import { describe, expect, it } from 'vitest';

import { assetOf, componentOf, releaseOf } from '@/lib/releases/list/releases.fixture';

import { followedFiles } from './followed-files';

const kairos = componentOf('kairos');

const named = (tag: string, day: string, ...names: readonly string[]) =>
  releaseOf(tag, day, { assets: names.map((name, index) => assetOf(name, index)) });

describe('followedFiles', () => {
  it('are one SBOM for each image of a final release, in the preferred format', () => {
    const releases = [
      named('v1.6.0', '2023-03-01', 'kairos-opensuse-v1.6.0.iso'),
      named(
        'v2.3.1',
        '2023-08-01',
        'core-opensuse-leap-v2.3.1-sbom.syft.json',
        'core-opensuse-leap-v2.3.1-sbom.spdx.json',
        'core-fedora-v2.3.1-sbom.syft.json',
        'core-fedora-v2.3.1-grype.json',
      ),
      named('v2.4.0-rc1', '2023-08-02', 'core-fedora-v2.4.0-rc1-sbom.spdx.json'),
      named(
        'v3.3.6',
        '2025-02-01',
        'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz',
      ),
      named('v4.3.0', '2026-09-01', 'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso'),
    ];
    expect(followedFiles(kairos, releases)).toEqual([
      {
        tag: 'v3.3.6',
        files: [
          {
            id: 1,
            name: 'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz',
            subject: 'kairos-alpine-3.19-core-amd64-generic-v3.3.6',
            member: 'sbom.spdx.json',
          },
        ],
      },
      {
        tag: 'v2.3.1',
        files: [
          {
            id: 2,
            name: 'core-opensuse-leap-v2.3.1-sbom.spdx.json',
            subject: 'core-opensuse-leap-v2.3.1',
            member: null,
          },
          {
            id: 3,
            name: 'core-fedora-v2.3.1-sbom.syft.json',
            subject: 'core-fedora-v2.3.1',
            member: null,
          },
        ],
      },
    ]);
  });

  it('are a bounded number, core and amd64 first, boards last', () => {
    const image = (name: string) => `kairos-${name}-v3.0.0-sbom-scan-reports.tar.gz`;
    const boards = ['rpi3', 'rpi4'].map((model) => image(`debian-core-arm64-${model}`));
    const releases = ['20.04', '22.04', '23.10', '24.10', '25.04', '25.10'];
    const names = [
      ...boards,
      ...releases.map((release) => image(`ubuntu-${release}-standard-amd64-generic`)),
      image('ubuntu-24.04-core-arm64-generic'),
      image('ubuntu-24.04-core-amd64-generic'),
    ];
    const [followed] = followedFiles(kairos, [named('v3.0.0', '2024-05-01', ...names)]);
    expect(followed?.files).toHaveLength(6);
    expect(followed?.files[0]?.subject).toBe('kairos-ubuntu-24.04-core-amd64-generic-v3.0.0');
    expect(followed?.files.some(({ subject }) => subject.includes('rpi'))).toBe(false);
  });

  it('are none where the files are unknown or there are no releases', () => {
    expect(followedFiles(kairos, [])).toEqual([]);
    expect(followedFiles(kairos, [named('v3.3.6', '2025-02-01')])).toEqual([]);
  });
});
