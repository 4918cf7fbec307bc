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
    ['a pull', `docker pull ${HADRON}`, 'command'],
    [
      'a run',
      `docker run --rm -v $PWD:/output quay.io/kairos/auroraboot:v0.19.1 build-iso docker:${HADRON}`,
      'command',
    ],
    ['a setting', `auroraboot --set "container_image=oci:${HADRON}"`, 'command'],
    ['a Dockerfile', `FROM ${HADRON} AS base`, 'command'],
    ['YAML', `image: "${HADRON}"`, 'command'],
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
      remarks: ['A file of the release v4.3.0 of kairos-io/kairos.'],
    });
  });

  it('a reference with registry, port and digest', () => {
    const tag = '9-core-arm64-generic-v3.5.2';
    expect(decode(`mirror.example:5000/os/rockylinux:${tag}@sha256:${HEX}`)).toMatchObject({
      kind: 'image',
      parts: { registry: 'mirror.example:5000', flavor: 'rockylinux', digest: `sha256:${HEX}` },
      remarks: [expect.stringContaining('a mirror, or an image of one’s own')],
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
    ['20.04-core-arm64-qcs6490-v3.1.0', 'image', 'E3', { model: 'qcs6490' }],
  ])('%s as %s', (text, kind, era, parts) => {
    expect(decode(text)).toMatchObject({ kind, era, parts, problem: null });
  });

  it.each([
    ['nginx:1.27', 'foreign', /Not an image of Kairos/],
    ['debian-12.iso', 'foreign', /those begin with “kairos-”/],
    ['https://example.org/', 'foreign', /An address/],
    ['kairos-standard-aarch64.iso', 'unknown', /neither variant with architecture/],
    ['v4', 'unknown', /No Kairos name/],
    ['hello world', 'unknown', /Nothing in this text/],
    ['', 'unknown', /nothing to decode/],
    ['x'.repeat(2000), 'unknown', /Longer than any name/],
    ['quay.io/kairos/Ubuntu:24.04-core-amd64-generic-v3.5.0', 'image', /lower case, but has “U”/],
    ['24.04-core-amd64-generic-v3.5.0+1', 'image', /must not hold “\+”/],
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
    ['leap-15.5-core-arm64-generic-v2.4.2-k3sv1.28.2-k3s1', /core image that carries k3s/],
    ['24.04-core-amd64-generic-v3.5.0', /does not tell the flavor/],
    ['24.04-standard-arm64-generic-v3.3.0', /v3\.3\.0 were published without the k3s/],
    ['22.04-standard-arm64-nvidia-jetson-agx-orin-v4.2.0', /Jetson images of v4\.0\.0 to v4\.2\.0/],
    ['22.04-core-arm64-rpi4-v3.6.0-img', /No raw image was published/],
    ['3.21-core-arm64-rpi3-v3.4.2-img', /only the rpi4/],
    ['kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0-uki.iso', /image tag alone/],
    ['kairos-hadron-v0.0.3-core-amd64-generic-v4.0.0.iso', /not established/],
    ['kairos-rocky-9.6-core-amd64-generic-v3.5.2.iso', /os-release/],
    [
      'kairos-alpine-3.21-standard-amd64-generic-v3.4.2k3sv1.32.3-k3s1.iso',
      /dash before k3s is missing/,
    ],
    [
      'quay.io/kairos/kairos-opensuse-leap-arm-rpi:v2.0.0-k3sv1.26.1-k3s1.img',
      /“\.img” on the tag/,
    ],
    ['quay.io/kairos/ubuntu:24.04-core-amd64-generic-v4.2.0', /Hadron alone/],
    ['kairos-rockylinux-9-standard-amd64-generic-v2.4.2-k3sv1.28.2_k3s1.iso', /was renamed/],
    [
      'kairos-ubuntu-24.04-standard-amd64-generic-v3.3.0-k3sv1.32.0-k3s1.raw',
      /not written as in the files/,
    ],
    ['kairos-official-core-ubuntu-x86_64-generic-1.0.0.iso', /as uname does/],
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
  ])('answers for ten kilobytes of %s within milliseconds of processor time', (_what, unit) => {
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
