import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { decode } from './decode';

const HEX = 'a'.repeat(64);
const COMMIT = 'ca02242500000000000000000000000000000000';
const HADRON = 'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0';
const DOWNLOADS = 'https://github.com/kairos-io/kairos/releases/download';

describe('decode finds the name in', () => {
  it.each([
    ['a transport', `docker:${HADRON}`, 'reference'],
    ['a transport with slashes', `oci://${HADRON}`, 'reference'],
    ['a URL of a registry', `https://${HADRON}`, 'address'],
    [
      'a page of quay.io',
      'https://quay.io/repository/kairos/hadron?tab=tags&tag=v0.5.1-core-amd64-generic-v4.3.0',
      'address',
    ],
    ['blanks', `  ${HADRON}\n`, 'reference'],
  ])('%s', (_where, text, form) => {
    expect(decode(text)).toMatchObject({
      kind: 'image',
      form,
      era: 'E5',
      parts: {
        registry: 'quay.io',
        repository: 'kairos/hadron',
        flavor: 'hadron',
        version: 'v4.3.0',
      },
      problem: null,
    });
  });

  it('a download with an encoded plus', () => {
    const file = 'kairos-hadron-v0.5.1-standard-amd64-generic-v4.3.0-k3sv1.36.4%2Bk3s1.iso';
    expect(decode(`${DOWNLOADS}/v4.3.0/${file}`)).toMatchObject({
      kind: 'image',
      form: 'address',
      parts: { kubernetes: { distro: 'k3s', version: 'v1.36.4+k3s1' }, ext: 'iso' },
      remarks: [],
      fileKind: 'iso',
      linkedRelease: {
        repository: 'kairos-io/kairos',
        tag: 'v4.3.0',
        file: file.replace('%2B', '+'),
      },
    });
  });

  it('a reference with registry, port and digest', () => {
    const tag = '9-core-arm64-generic-v3.5.2';
    expect(decode(`mirror.example:5000/os/rockylinux:${tag}@sha256:${HEX}`)).toMatchObject({
      kind: 'image',
      parts: { registry: 'mirror.example:5000', flavor: 'rockylinux', digest: `sha256:${HEX}` },
      remarks: [expect.stringContaining('a mirror, or a custom build')],
    });
  });
});

describe('decode explains', () => {
  it.each([
    [`sha256-${HEX}.sig`, 'digest', null, { attachment: 'sig' }],
    [`sha256-${HEX}.att`, 'digest', null, { attachment: 'att' }],
    [`quay.io/kairos/ubuntu:sha256-${HEX}.sbom`, 'digest', null, { attachment: 'sbom' }],
    [`sha256:${HEX}`, 'digest', null, { digest: `sha256:${HEX}`, attachment: null }],
    [`quay.io/kairos/hadron@sha256:${HEX}`, 'digest', null, { flavor: 'hadron' }],
    ['latest', 'moving', null, { name: 'latest' }],
    ['quay.io/kairos/hadron', 'moving', null, { name: 'latest' }],
    ['master', 'moving', null, { branch: 'master' }],
    ['43dabf5', 'commit', 'E6', { commit: '43dabf5' }],
    [COMMIT, 'commit', 'E6', { commit: COMMIT }],
    ['v4.2.0', 'release', null, { version: 'v4.2.0' }],
    [
      'https://github.com/kairos-io/kairos/releases/tag/v4.2.0',
      'release',
      null,
      { version: 'v4.2.0' },
    ],
    ['v1.24.3-56', 'legacy', 'E0', { prerelease: false }],
    ['c3os-opensuse-v1.21.4-33.iso', 'legacy', 'E0', { flavor: 'opensuse', prerelease: false }],
    ['quay.io/c3os/c3os:opensuse-latest', 'legacy', 'E0', {}],
    [
      'kairos-agent-v2.27.0-Linux-x86_64.tar.gz',
      'component',
      null,
      { name: 'kairos-agent', arch: 'amd64' },
    ],
    [
      'kairos-init_0.17.3_linux_amd64.tar.gz',
      'component',
      null,
      { name: 'kairos-init', version: '0.17.3' },
    ],
    ['provider-kairos-v2.16.4-checksums.txt', 'component', null, { name: 'provider-kairos' }],
    ['checksums.txt', 'component', null, { name: 'checksums' }],
    ['quay.io/kairos/kairos-init:v0.17.3', 'component', null, { name: 'kairos-init' }],
    ['ghcr.io/kairos-io/hadron:v0.5.1', 'component', null, { name: 'hadron' }],
    [
      `hadron-v0.5.1-standard-amd64-generic-${COMMIT}-uki`,
      'image',
      'E6',
      {
        flavor: 'hadron',
        flavorRelease: 'v0.5.1',
        commit: COMMIT,
        trustedBoot: true,
        suffix: 'uki',
      },
    ],
    ['kairos-hadron-v0.5.1-standard-amd64-generic-uki', 'image', 'E6', { trustedBoot: true }],
    ['leap-15.5-core-arm64-generic-43dabf5', 'image', 'E6', { commit: '43dabf5' }],
    [
      '24.04-standard-amd64-generic-master-k3s-v1.33.5-k3s1',
      'image',
      'E6',
      { branch: 'master', kubernetes: { distro: 'k3s', version: 'v1.33.5+k3s1' } },
    ],
    [
      '3.24-standard-arm64-generic-v4.3.0-k3s',
      'image',
      'E5',
      { kubernetes: { distro: 'k3s', version: null } },
    ],
    [
      'quay.io/kairos/core-opensuse-leap:v2.0.0',
      'image',
      'E1',
      { flavor: 'opensuse-leap', variant: 'core' },
    ],
    [
      'quay.io/kairos/kairos-opensuse-leap:v2.4.0-k3sv1.27.3-k3s1',
      'image',
      'E2',
      { variant: 'standard' },
    ],
    [
      'quay.io/kairos/core-opensuse-leap-arm-rpi-img:v2.0.0',
      'image',
      'E1',
      { suffix: 'img', model: 'rpi64', arch: 'arm64' },
    ],
    ['v2.0.0-k3sv1.27.3-k3s1', 'image', 'E1', { variant: 'standard', flavor: null }],
    [
      'kairos-hadron-v0-5-1-core-amd64-generic-v4-3-0',
      'image',
      'E5',
      { flavorRelease: 'v0.5.1', version: 'v4.3.0' },
    ],
    ['v4.3.0-47-ga83f003c', 'commit', 'E6', { version: 'v4.3.0-47-ga83f003c', commit: 'a83f003c' }],
    [
      'ghcr.io/kairos-io/kairos/hadron:hadron-v0.5.1-standard-amd64-generic-k3s-v4.5.0',
      'image',
      'E6',
      {
        flavor: 'hadron',
        flavorRelease: 'v0.5.1',
        version: 'v4.5.0',
        kubernetes: { distro: 'k3s', version: null },
      },
    ],
    [
      'ghcr.io/kairos-io/kairos/hadron:hadron-v0.5.3-core-amd64-generic-v4.3.0-57-g1a2b3c4',
      'image',
      'E6',
      { flavor: 'hadron', flavorRelease: 'v0.5.3', version: 'v4.3.0-57-g1a2b3c4' },
    ],
    [
      'hadron-trusted-v0.5.1-standard-amd64-generic-k3s-v1.33.9-k3s1-v4.5.0-uki',
      'image',
      'E6',
      {
        flavor: 'hadron-trusted',
        kubernetes: { distro: 'k3s', version: 'v1.33.9+k3s1' },
        trustedBoot: true,
      },
    ],
    [
      'quay.io/kairos/opensuse:leap-15.6-core-arm64-generic-v3.2.4-7-g8780a49_linux_arm64',
      'image',
      'E3',
      { version: 'v3.2.4-7-g8780a49', arch: 'arm64', branch: null, customSuffix: null },
    ],
    [
      '24.04-core-amd64-generic-v3.2.1-5-gabcdef1-dirty-uki',
      'image',
      'E3',
      { version: 'v3.2.1-5-gabcdef1-dirty', trustedBoot: true },
    ],
    [
      'ghcr.io/user/k8s-kairos:custom-ubuntu-22.04-standard-amd64-generic-v2.4.3-k3sv1.28.2-k3s1-v0.0.5',
      'image',
      'E3',
      {
        customPrefix: 'custom',
        flavor: 'ubuntu',
        flavorRelease: '22.04',
        version: 'v2.4.3',
        kubernetes: { distro: 'k3s', version: 'v1.28.2+k3s1' },
        customSuffix: 'v0.0.5',
      },
    ],
    [
      'registry.local/kairos/ubuntu:24.04-standard-amd64-generic-v3.6.0-k3s-v1.34.1-k3s1-20260901',
      'image',
      'E5',
      {
        version: 'v3.6.0',
        kubernetes: { distro: 'k3s', version: 'v1.34.1+k3s1' },
        customSuffix: '20260901',
      },
    ],
    [
      'my.registry/os/ubuntu:24.04-core-amd64-generic-v3.6.0-20260901',
      'image',
      'E5',
      { version: 'v3.6.0', prerelease: false, customSuffix: '20260901' },
    ],
    [
      'v3.1.2-v1.30.4-k3s1',
      'image',
      null,
      { version: 'v3.1.2', kubernetes: { distro: 'k3s', version: 'v1.30.4+k3s1' } },
    ],
    [
      'quay.io/kairos/kairos-ubuntu-22-lts-arm-rpi:v2.2.1-k3sv1.26.5-k3s1',
      'image',
      'E1',
      { flavor: 'ubuntu-22-lts-arm-rpi', arch: 'arm64', model: 'rpi64', variant: 'standard' },
    ],
    [
      'quay.io/kairos/core-ubuntu-20-lts-arm-nvidia-jetson-agx-orin:v2.3.2',
      'image',
      'E1',
      { arch: 'arm64', model: 'nvidia-jetson-agx-orin' },
    ],
    [
      'quay.io/kairos/core-opensuse-leap-arm-generic:v2.3.2',
      'image',
      'E1',
      { arch: 'arm64', model: 'generic' },
    ],
    ['quay.io/kairos/core-opensuse-leap-arm-rpi:v2.4.0', 'image', 'E2', { model: 'rpi4' }],
    ['kairos-ubuntu-arm-rpi-v2.3.2.img', 'image', 'E1', { arch: 'arm64', model: 'rpi64' }],
    ['quay.io/kairos/framework:v2.4.3_generic', 'component', null, { version: 'v2.4.3' }],
    [
      'ghcr.io/kairos-io/hadron-cloud-fips:v0.5.3',
      'component',
      null,
      { name: 'hadron-cloud-fips' },
    ],
    ['v1.36.1+k3s1', 'component', null, { name: 'k3s', version: 'v1.36.1+k3s1' }],
    [
      'https://github.com/kairos-io/kairos/blob/v4.2.0/images/Dockerfile',
      'release',
      null,
      { version: 'v4.2.0' },
    ],
    ['20.04-core-arm64-qcs6490-v3.1.0', 'image', 'E3', { model: 'qcs6490' }],
  ])('%s as %s', (text, kind, era, parts) => {
    expect(decode(text)).toMatchObject({ kind, era, parts, problem: null });
  });

  it.each([
    ['nginx:1.27', 'foreign', /^Not an image of Kairos: /],
    ['ubuntu:24.04', 'foreign', /^Not an image of Kairos, but of Ubuntu 24\.04, from which/],
    ['arm64v8/debian:12-slim', 'foreign', /but of Debian 12/],
    ['registry.suse.com/suse/sle-micro-rancher/5.4', 'foreign', /but of SLE Micro/],
    ['debian-12.iso', 'foreign', /those begin with “kairos-”/],
    ['https://example.org/', 'foreign', /A URL/],
    ['kairos-standard-aarch64.iso', 'unknown', /neither variant with architecture/],
    ['4', 'unknown', /Not the name of a Kairos image/],
    ['', 'unknown', /nothing to decode/],
    ['x'.repeat(2000), 'unknown', /Longer than any name/],
    ['quay.io/kairos/Ubuntu:24.04-core-amd64-generic-v3.5.0', 'image', /lower case, but has “U”/],
    ['24.04-core-amd64-generic-v3.5.0+1', 'image', /must not contain “\+”/],
    [
      'v0.4.0-standard-amd64-generic-v4.1.2-k3sv1.36.1-k3s1-uki',
      'image',
      /: v0\.4\.0-standard-amd64-generic-v4\.1\.2-k3s-v1\.36\.1-k3s1-uki$/,
    ],
    [
      '9-standard-amd64-generic-v3.0.0-k3s-v1.29.0-k3s1',
      'image',
      /: 9-standard-amd64-generic-v3\.0\.0-k3sv1\.29\.0-k3s1$/,
    ],
    ['9-standard-amd64-generic-v3.0.0-k3sk3sv1.29.0-k3s1', 'image', /already had its “k3s”/],
    ['9-standard-amd64-generic-v3.0.0-v1.29.0-k3s1', 'image', /has “k3s” before/],
    [
      'opensuse-leap-15.5-standard-amd64-generic-v2.5.0-k3sv1.29.0-k3s1',
      'image',
      /: quay\.io\/kairos\/opensuse:leap-15\.5-standard-amd64-generic-v2\.5\.0-k3sv1\.29\.0-k3s1$/,
    ],
    [
      'quay.io/kairos/ubuntu:ubuntu-24.04-standard-amd64-generic-v3.6.0-k3sv1.34.1-k3s1',
      'image',
      /: quay\.io\/kairos\/ubuntu:24\.04-standard-amd64-generic-v3\.6\.0-k3s-v1\.34\.1-k3s1$/,
    ],
    [
      'hadron-v0.5.1-core-amd64-generic-v4.3.0',
      'image',
      /: quay\.io\/kairos\/hadron:v0\.5\.1-core-amd64-generic-v4\.3\.0$/,
    ],
    [
      'quay.io/kairos/hadron:v0.4.0-standard-amd64-generic-v4.1.2-k3sv1.36.1-k3s1',
      'image',
      /a dash after k3s/,
    ],
  ])('%s as %s with what is wrong', (text, kind, problem) => {
    const decoded = decode(text);
    expect(decoded.kind).toBe(kind);
    expect(decoded.problem).toMatch(problem);
  });

  it.each([
    ['leap-15.5-core-amd64-rpi4-v2.4.2', /rpi4 on amd64/],
    ['v3.2.4-k3sv1.31.1+k3s1', /has “-” in place of “\+”: v3\.2\.4-k3sv1\.31\.1-k3s1/],
    ['leap-15.5-core-arm64-generic-v2.4.2-k3sv1.28.2-k3s1', /core image that carries k3s/],
    ['24.04-core-amd64-generic-v3.5.0', /does not include the flavor/],
    ['kairos-rocky-9.6-core-amd64-generic-v3.5.2.iso', /os-release/],
    ['kairos-rockylinux-9-standard-amd64-generic-v2.4.2-k3sv1.28.2_k3s1.iso', /was renamed/],
    [
      'kairos-ubuntu-24.04-standard-amd64-generic-v3.3.0-k3sv1.32.0-k3s1.raw',
      /not written as in the files/,
    ],
    ['kairos-official-core-ubuntu-x86_64-generic-1.0.0.iso', /as uname does/],
    ['quay.io/kairos/ubuntu:24.04-core-arm64-generic-v3.2.4_linux_amd64', /against the arm64/],
    ['24.04-core-amd64-generic-v3.2.1-dirty', /uncommitted changes/],
    ['v4.2.0-dirty', /uncommitted changes/],
    ['24.04-core-amd64-generic-v4.2', /not a full version/],
    ['v4.3.0-47-ga83f003c', /^Not a release: git describe names it, 47 commits after v4\.3\.0/],
    ['my.registry/os/ubuntu:ubuntu-24.04-core-amd64-generic-v3.6.0', /repeats the flavor/],
    ['ghcr.io/kairos-io/kairos/hadron:hadron-v0.5.1-core-amd64-generic-v4.5.0', /A tag of CI/],
    ['kairos-ubuntu-20.04-core-amd64-generic-v3.2.4-34-g4c7eaa5.iso', /git describe/],
    [
      `${DOWNLOADS}/v4.1.0/kairos-hadron-v0.2.0-core-amd64-generic-v4.2.0.iso`,
      /says v4\.2\.0, the release v4\.1\.0/,
    ],
  ])('the oddity of %s in a remark', (text, remark) => {
    expect(decode(text).remarks.join('\n')).toMatch(remark);
  });
});

describe('decode handles', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      'kairos-',
      '-core-amd64-',
      '-standard-',
      '-k3s',
      'v1.2.3',
      '+k3s1',
      '-uki',
      '.iso',
    ),
    fc.constantFrom(
      'https://',
      'github.com/a/b/releases/download/',
      '%2B',
      '%',
      ':',
      '@',
      '/',
      ' ',
      '-',
    ),
    fc.constantFrom(
      'sha256-',
      '.sig',
      '.sha256',
      '-img',
      'generic',
      'aarch64',
      '0',
      '\u202e',
      '\u0000',
    ),
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  it('any text', () => {
    fc.assert(
      fc.property(text, (pasted) => {
        const decoded = decode(pasted);
        expect(decoded.problem === null && decoded.kind === 'unknown').toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['dashes', '-'],
    ['anchors', '-core-amd64-'],
    ['early names', 'kairos-a-v1.'],
    ['Kubernetes', '-k3sv1.2.3-k3s1'],
    ['digits', '1'],
    ['versions', '-v1.2.3-1'],
    ['names', 'kairos-core-a-amd64-generic-v1.0.0 '],
    ['references', 'a/b:c@d '],
    ['percent signs', 'https://github.com/%/ '],
    ['endings', '.iso.sha256.sig'],
    ['letters', 'a'],
    ['programs', 'kairos-agent-v1.0.0-a'],
    ['dots', '.'],
  ])('decodes ten kilobytes of %s within milliseconds of processor time', (_what, unit) => {
    for (const prefix of ['', 'kairos-', 'quay.io/kairos/', 'https://', 'kairos-agent-v1.0.0-']) {
      const pasted = `${prefix}${unit.repeat(Math.ceil(10_000 / unit.length))}`;
      for (const length of [990, 10_000]) {
        const start = cpuMs();
        decode(pasted.slice(0, length));
        expect(cpuMs() - start).toBeLessThan(250);
      }
    }
  });
});

describe('a file with an ending that Kairos does not publish', () => {
  const STEM = 'kairos-ubuntu-24.04-core-amd64-generic';

  it.each([
    [`${STEM}-v3.5.4.vmlinuz`, 'v3.5.4', 'vmlinuz'],
    [`${STEM}-v3.5.4.iso.torrent`, 'v3.5.4', 'iso.torrent'],
    [`${STEM}-v4.0.0-rc1.foo`, 'v4.0.0-rc1', 'foo'],
    ['kairos-ubuntu-24.04-standard-amd64-generic-v3.5.4-k3sv1.33.5+k3s1.zip', 'v3.5.4', 'zip'],
  ])('is read without it: %s', (name, version, ext) => {
    const { parts, remarks } = decode(name);
    expect(parts).toMatchObject({ version, ext });
    expect(remarks[0]).toBe(`“.${ext}” is not an ending of the files that Kairos publishes.`);
  });

  it('keeps the metadata of a version of Kubernetes, and a branch', () => {
    const standard = 'kairos-ubuntu-24.04-standard-amd64-generic-v3.5.4-k3sv1.33.5+k3s1';
    expect(decode(standard).parts).toMatchObject({ ext: '', version: 'v3.5.4' });
    expect(decode(`${STEM}-main.foo`).parts).toMatchObject({ branch: 'main.foo' });
  });
});
