import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { distributions, families } from './distributions';
import { readBaseImage } from './read-base-image';

const HEX = 'b'.repeat(64);

describe('readBaseImage', () => {
  it.each([
    ['ubuntu:20.04', 'ubuntu', 'Ubuntu', 'debian', '20.04'],
    ['ubuntu:22.04', 'ubuntu', 'Ubuntu', 'debian', '22.04'],
    ['ubuntu:24.04', 'ubuntu', 'Ubuntu', 'debian', '24.04'],
    ['ubuntu:25.04', 'ubuntu', 'Ubuntu', 'debian', '25.04'],
    ['ubuntu:25.10', 'ubuntu', 'Ubuntu', 'debian', '25.10'],
    ['ubuntu:26.04', 'ubuntu', 'Ubuntu', 'debian', '26.04'],
    ['debian:12', 'debian', 'Debian', 'debian', '12'],
    ['debian:13', 'debian', 'Debian', 'debian', '13'],
    ['fedora:40', 'fedora', 'Fedora', 'rhel', '40'],
    ['fedora:43', 'fedora', 'Fedora', 'rhel', '43'],
    ['fedorariscv/base:42', 'fedora', 'Fedora', 'rhel', '42'],
    ['alpine:3.19', 'alpine', 'Alpine', 'alpine', '3.19'],
    ['alpine:3.23', 'alpine', 'Alpine', 'alpine', '3.23'],
    ['opensuse/leap:15.6', 'opensuse', 'openSUSE', 'suse', 'leap-15.6'],
    ['opensuse/leap:16.0', 'opensuse', 'openSUSE', 'suse', 'leap-16.0'],
    ['opensuse/tumbleweed', 'opensuse', 'openSUSE', 'suse', 'tumbleweed'],
    ['opensuse/tumbleweed:latest', 'opensuse', 'openSUSE', 'suse', 'tumbleweed'],
    ['rockylinux:9', 'rockylinux', 'Rocky Linux', 'rhel', '9'],
    ['rockylinux/rockylinux:9', 'rockylinux', 'Rocky Linux', 'rhel', '9'],
    ['rockylinux/rockylinux:10', 'rockylinux', 'Rocky Linux', 'rhel', '10'],
    ['almalinux:9', 'almalinux', 'AlmaLinux', 'rhel', '9'],
    ['almalinux:10', 'almalinux', 'AlmaLinux', 'rhel', '10'],
    ['oraclelinux:9', 'oraclelinux', 'Oracle Linux', 'rhel', '9'],
    ['oraclelinux:10', 'oraclelinux', 'Oracle Linux', 'rhel', '10'],
    ['quay.io/centos/centos:stream9', 'centos', 'CentOS', 'rhel', 'stream9'],
    ['quay.io/centos/centos:stream10', 'centos', 'CentOS', 'rhel', 'stream10'],
    [
      'registry.suse.com/suse/sle-micro-rancher/5.4:latest',
      'sle-micro-rancher',
      'SLE Micro for Rancher',
      'suse',
      '5.4',
    ],
    ['ghcr.io/kairos-io/hadron:v0.0.1-beta5', 'hadron', 'Hadron', 'hadron', 'v0.0.1-beta5'],
    ['ghcr.io/kairos-io/hadron:v0.2.0-beta.1', 'hadron', 'Hadron', 'hadron', 'v0.2.0-beta.1'],
    ['ghcr.io/kairos-io/hadron:v0.5.1', 'hadron', 'Hadron', 'hadron', 'v0.5.1'],
    ['ghcr.io/kairos-io/hadron:v0.5.3', 'hadron', 'Hadron', 'hadron', 'v0.5.3'],
    ['ghcr.io/kairos-io/hadron:main', 'hadron', 'Hadron', 'hadron', 'main'],
    ['ghcr.io/kairos-io/hadron-trusted:v0.5.1', 'hadron', 'Hadron', 'hadron', 'v0.5.1'],
    ['ghcr.io/kairos-io/hadron-fips:v0.5.1', 'hadron', 'Hadron', 'hadron', 'v0.5.1'],
    ['ghcr.io/kairos-io/hadron-fips-trusted:v0.5.3', 'hadron', 'Hadron', 'hadron', 'v0.5.3'],
    ['ghcr.io/kairos-io/hadron-cloud:v0.5.1', 'hadron', 'Hadron', 'hadron', 'v0.5.1'],
    ['archlinux:latest', 'archlinux', 'Arch Linux', 'other', 'latest'],
  ])('reads %s', (text, id, name, family, release) => {
    const { distribution, remark } = readBaseImage(text);
    expect(distribution).toMatchObject({ id, name, family, release });
    expect(remark).toBeNull();
  });

  it.each([
    ['an architecture of Docker Hub does not matter', 'arm64v8/debian:12-slim', 'debian', '12'],
    ['a registry does not matter', 'docker.io/library/ubuntu:24.04', 'ubuntu', '24.04'],
    [
      'a mirror of the official images does not matter',
      'mirror.gcr.io/library/debian:12',
      'debian',
      '12',
    ],
    [
      'a deeper mirror does not matter',
      'public.ecr.aws/docker/library/alpine:3.23',
      'alpine',
      '3.23',
    ],
    ['a port is not a tag', 'my-registry.internal:5000/ubuntu:24.04', 'ubuntu', '24.04'],
    ['a port without a tag gives no release', 'my-registry.internal:5000/ubuntu', 'ubuntu', null],
    ['a digest does not hide the tag', `ubuntu:24.04@sha256:${HEX}`, 'ubuntu', '24.04'],
    ['a digest without a tag gives no release', `ubuntu@sha256:${HEX}`, 'ubuntu', null],
    ['no tag gives no release', 'ubuntu', 'ubuntu', null],
    ['a code name is its release', 'ubuntu:noble', 'ubuntu', '24.04'],
    ['a date after a code name is dropped', 'ubuntu:noble-20260113', 'ubuntu', '24.04'],
    ['a build suffix after a code name is dropped', 'debian:bookworm-slim', 'debian', '12'],
    ['a build suffix after a number is dropped', 'debian:12-slim', 'debian', '12'],
    ['several build suffixes are dropped', 'debian:trixie-20260113-slim', 'debian', '13'],
    ['a rolling name is kept', 'debian:sid', 'debian', 'sid'],
    ['a property of Object is no code name', 'ubuntu:constructor', 'ubuntu', 'constructor'],
    ['surrounding blanks do not matter', ' ubuntu:24.04 ', 'ubuntu', '24.04'],
  ])('%s: %s', (_rule, text, id, release) => {
    expect(readBaseImage(text).distribution).toMatchObject({ id, release });
  });

  it.each([
    [
      'opensuse/leap:15.6:',
      'opensuse',
      'leap-15.6',
      'The tag must not contain “:” (character 19).',
    ],
    [
      'Ubuntu:24.04',
      'ubuntu',
      '24.04',
      'The repository must be lower case, but has “U” (character 1).',
    ],
    ['ubuntu:', 'ubuntu', null, 'The tag is empty (character 8).'],
    ['', 'unnamed image', null, 'The repository is empty (character 1).'],
  ])('reads “%s” as far as possible, with a remark', (text, id, release, remark) => {
    const reading = readBaseImage(text);
    expect(reading.distribution).toMatchObject({ id, release });
    expect(reading.remark).toBe(remark);
  });

  it.each([
    ['quay.io/kairos/cache:nvidia-base', 'kairos/cache', 'nvidia-base'],
    ['acme/ubuntu:24.04', 'acme/ubuntu', '24.04'],
    ['suse/sle-micro-rancher/5.4/extra:1', 'suse/sle-micro-rancher/5.4/extra', '1'],
    ['newdistro', 'newdistro', null],
  ])('shows the unknown image %s under its own name', (text, name, release) => {
    expect(readBaseImage(text)).toEqual({
      distribution: { id: name, name, family: 'other', familyName: 'Other', release },
      remark: null,
    });
  });

  it('recognises a repository by the id of its distribution', () => {
    for (const row of distributions) {
      const { distribution } = readBaseImage(`${row.id}:1`);
      expect(distribution).toMatchObject({ id: row.id, name: row.name, family: row.family });
    }
  });

  it('uses every family', () => {
    const names = new Set(distributions.map(({ id }) => readBaseImage(id).distribution.familyName));
    expect(names).toEqual(new Set(families.map(({ name }) => name)));
  });

  it('cuts a malformed tag at the length limit of tags', () => {
    const { distribution } = readBaseImage(`Ubuntu:24.04${'-slim'.repeat(100_000)}`);
    expect(distribution).toMatchObject({ id: 'ubuntu', release: expect.stringMatching(/^24\.04/) });
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readBaseImage(text).distribution.name).not.toBe('');
      }),
    );
  });
});
