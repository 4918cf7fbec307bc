import { describe, expect, it } from 'vitest';

import { decodeText } from './decode-text';

function lead(text: string) {
  return decodeText(text).findings[0];
}

/** The meaning of a flag in a text. */
function meaning(text: string, flag: string) {
  const field = lead(text).fields.find(({ key }) => key === flag);
  return field === undefined ? null : [field.means, field.problem];
}

describe('a command line of kairos-init', () => {
  it('says for both meanings of -v what they are where the version is not in the text', () => {
    const text =
      'RUN /kairos-init -l debug -s install --version "v0.0.1" -m "generic" -v "core" -t "false"';
    expect(lead(text)).toMatchObject({ kind: 'command', parts: { version: 'v0.0.1' } });
    expect(lead(text).problem).toMatch(/^Since v0\.5\.0 -v means the version of the image/);
    expect(meaning(text, '-v')?.[0]).toBe(
      'up to v0.4.9 the variant, core or standard; since v0.5.0 the version of the image',
    );
  });

  it.each([
    ['v0.4.9', 'the variant, core or standard', null],
    ['v0.5.0', 'the version of the image', /^Malformed version: “core”/],
    ['v0.17.2', 'the version of the image', /^Malformed version: “core”/],
  ])('reads -v core by the flags of %s', (version, means, problem) => {
    const text = `FROM quay.io/kairos/kairos-init:${version} AS kairos-init\nRUN /kairos-init -v core --version v1.0.0`;
    const [said, wrong] = meaning(text, '-v') ?? [];
    expect(said).toBe(means);
    if (problem === null) expect(wrong).toBeNull();
    else expect(wrong).toMatch(problem);
  });

  it.each([
    [
      '-k k3s',
      '-k',
      'v0.7.0',
      'kairos-init v0.7.0 has no -k. Since v0.6.0 it is -p or --provider.',
    ],
    [
      '--k8sversion v1.33.4',
      '--k8sversion',
      'v0.7.0',
      'kairos-init v0.7.0 has no --k8sversion. Since v0.6.0 it is --provider-k3s-version or --provider-k0s-version.',
    ],
    ['-p k3s', '-p', 'v0.5.28', 'kairos-init v0.5.28 has no -p. Up to v0.5.29 it was -k.'],
    [
      '--skip-steps x',
      '--skip-steps',
      'v0.7.0',
      'kairos-init has no --skip-steps: the flag is --skip-step.',
    ],
    ['-s all', '-s', 'v0.7.0', null],
    ['--fips', '--fips', 'v0.7.0', null],
  ])('explains %s', (flags, flag, version, problem) => {
    const text = `KAIROS_INIT=${version}\n/kairos-init --version v1.0.0 ${flags}`;
    const { findings } = decodeText(text);
    const field = findings.flatMap(({ fields }) => fields).find(({ key }) => key === flag);
    expect(field?.problem).toBe(problem);
  });

  it.each([
    ['/kairos-init -p k3s --provider-k3s-version v1.35.5 --version v1.0.0', 'v1.35.5+k3s1'],
    ['/kairos-init -p k0s --provider-k0s-version 1.35.5 --version v1.0.0', 'v1.35.5+k0s.0'],
    ['/kairos-init --provider k3s --provider-k3s-version=v1.35.5+k0s.0 --version v1.0.0', '+k3s1'],
  ])('says how a Kubernetes version ends in %s', (text, ending) => {
    expect(lead(text).problem).toContain(ending);
  });

  it.each([
    ['/kairos-init -p k3s', '--version is missing'],
    [
      '/kairos-init --version v1.0.0 --provider-k3s-version v1.36.3+k3s1',
      'only with --provider k3s',
    ],
  ])('says what %s lacks', (text, says) => {
    expect(lead(text).problem).toContain(says);
  });

  it('reads flags over several lines and commands, with variables in place of values', () => {
    const text = [
      'FROM quay.io/kairos/kairos-init:v0.7.0 AS kairos-init',
      'FROM arm64v8/debian:12-slim',
      'RUN --mount=type=bind,from=kairos-init,src=/kairos-init,dst=/kairos-init \\',
      '  /kairos-init -s install -m "${MODEL}" -p k3s --version "${VERSION}" && \\',
      '  /kairos-init validate -t "${TRUSTED}"',
    ].join('\n');
    expect(lead(text)).toMatchObject({
      kind: 'command',
      base: 'arm64v8/debian:12-slim',
      parts: { version: null, model: null, variant: 'standard' },
      problem: null,
    });
    expect(lead(text).fields.map(({ key, value }) => [key, value])).toEqual([
      ['-s', 'install'],
      ['-m', '${MODEL}'],
      ['-p', 'k3s'],
      ['--version', '${VERSION}'],
    ]);
  });
});

describe('a docker build of Kairos', () => {
  const BUILD =
    'docker build -t test --build-arg BASE_IMG=almalinux:9 --build-arg MODEL=rpi4 --build-arg VERSION=1.0.0 --platform linux/arm64 -f images/Dockerfile .';

  it('says that BASE_IMG is not an argument', () => {
    expect(lead(BUILD)).toMatchObject({
      kind: 'command',
      base: 'almalinux:9',
      parts: { model: 'rpi4', arch: 'arm64', version: '1.0.0' },
    });
    expect(lead(BUILD).problem).toContain('builds Ubuntu 20.04. The argument is BASE_IMAGE.');
    expect(lead(BUILD).problem).toContain('no kernel for rpi4 on the Red Hat family');
  });

  it.each([
    ['VERSION is missing', '--build-arg BASE_IMAGE=ubuntu:24.04'],
    ['needs --platform linux/arm64', '--build-arg MODEL=rpi4 --build-arg VERSION=v1.0.0'],
    [
      'an image of Kairos already',
      `--build-arg BASE_IMAGE=quay.io/kairos/hadron:v0.2.0-core-amd64-generic-v4.1.0 --build-arg VERSION=v1.0.0`,
    ],
    [
      'those end in a build',
      '--build-arg=KUBERNETES_DISTRO=k3s --build-arg=KUBERNETES_VERSION=v1.33.1 --build-arg VERSION=v1',
    ],
    ['leaves it off', '--build-arg FIPS=true --build-arg VERSION=v1.0.0'],
    ['Since v3.5.0 the variant follows', '--build-arg VARIANT=core --build-arg VERSION=v1.0.0'],
  ])('says “%s” for %s', (says, flags) => {
    expect(lead(`docker build ${flags} .`).problem).toContain(says);
  });

  it('says nothing against a right one', () => {
    const text =
      'docker buildx build --platform=linux/arm64 --build-arg BASE_IMAGE=ubuntu:22.04 --build-arg MODEL=rpi4 --build-arg KUBERNETES_DISTRO=k3s --build-arg KUBERNETES_VERSION=v1.36.3+k3s1 --build-arg VERSION=v1.0.0 .';
    expect(lead(text)).toMatchObject({ kind: 'command', problem: null });
  });

  it('is read from the arguments of a Dockerfile as well', () => {
    const text = 'ARG BASE_IMAGE=ubuntu:20.04\nARG KAIROS_INIT=v0.5.8\nARG MODEL=generic';
    expect(lead(text)).toMatchObject({ kind: 'command', base: 'ubuntu:20.04' });
    expect(decodeText(text).findings.map(({ name }) => name)).toContain('kairos-init v0.5.8');
  });

  it('of another project is none', () => {
    expect(lead('docker build --build-arg GO=1.24 -t app:v1.0.0 .').kind).not.toBe('command');
  });
});

describe('a build with Earthly', () => {
  it('has the arguments of v2.4.2 to v3.3', () => {
    const text =
      'earthly -P +iso --FAMILY=ubuntu --FLAVOR=ubuntu --FLAVOR_RELEASE=24.04 --VARIANT=standard --MODEL=generic --BASE_IMAGE=ubuntu:24.04 --K3S_VERSION=1.31.1';
    expect(lead(text)).toMatchObject({
      kind: 'command',
      base: 'ubuntu:24.04',
      parts: {
        flavor: 'ubuntu',
        flavorRelease: '24.04',
        variant: 'standard',
        kubernetes: { distro: 'k3s', version: 'v1.31.1+k3s1' },
      },
      problem: null,
    });
    expect(lead(text).remarks.join()).toContain('Since v3.4.0 Kairos is built with docker build');
  });

  it('says that the Earthfile adds the build of k3s itself', () => {
    expect(lead('earthly +iso --K3S_VERSION=v1.27.3+k3s1').problem).toContain('has them already');
  });

  it('has a flavor with its board before v2.4.2', () => {
    expect(lead('./earthly.sh +all --FLAVOR=opensuse-leap-arm-rpi')).toMatchObject({
      kind: 'command',
      parts: { flavor: 'opensuse-leap-arm-rpi', flavorRelease: null },
    });
  });
});
