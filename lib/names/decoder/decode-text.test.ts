import { describe, expect, it } from 'vitest';

import { decodeText } from './decode-text';

const HADRON = 'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0';

/** What a text is about. */
function lead(text: string) {
  return decodeText(text).findings[0];
}

describe('decodeText finds the image in', () => {
  it.each([
    ['a pull', `docker pull ${HADRON}`],
    ['a shell prompt', `kairos@localhost:~$ sudo docker pull ${HADRON}`],
    [
      'a run of AuroraBoot',
      `docker run --rm -v $PWD:/output quay.io/kairos/auroraboot:v0.19.1 build-iso docker:${HADRON}`,
    ],
    ['a setting', `auroraboot --set "container_image=oci:${HADRON}"`],
    ['a Dockerfile', `FROM ${HADRON} AS base`],
    ['a Dockerfile with a platform', `FROM --platform=linux/amd64 ${HADRON}`],
    ['a copy of a stage', `COPY --from=${HADRON} /etc /etc`],
    ['a mount', `RUN --mount=type=bind,from=${HADRON},src=/a,dst=/a true`],
    ['YAML', `image: "${HADRON}"`],
    ['a list of YAML', `containers:\n- name: a\n  image: ${HADRON}`],
    ['JSON', `{"image":"${HADRON}"}`],
    ['--image=', `sudo ./kairos-agent upgrade --image=${HADRON}`],
    ['--source oci:', `kairos-agent upgrade --source oci:${HADRON}`],
    ['--source=oci:', `kairos-agent upgrade --source=oci:${HADRON}`],
    ['--from=', `tool --from=${HADRON}`],
    ['--build-arg=', `docker build --build-arg=BASE=${HADRON} .`],
    ['a sentence', `I installed ${HADRON}, and it boots.`],
    ['brackets', `(${HADRON})`],
    ['blanks', `  ${HADRON}\n`],
  ])('%s', (_where, text) => {
    expect(lead(text)).toMatchObject({
      kind: 'image',
      era: 'E5',
      parts: { registry: 'quay.io', repository: 'kairos/hadron', version: 'v4.3.0' },
      problem: null,
    });
  });

  it('each place of the text', () => {
    const text = `first ${HADRON}\nthen quay.io/kairos/core-fedora:v2.0.0`;
    const names = decodeText(text).findings.map(({ place }) => text.slice(place.start, place.end));
    expect(names).toEqual([HADRON, 'quay.io/kairos/core-fedora:v2.0.0']);
  });
});

describe('decodeText finds every name of', () => {
  const name = (kubernetes: string) =>
    `quay.io/kairos/opensuse:leap-15.5-standard-arm64-rpi4-v3.0.3-k3s${kubernetes}`;

  it('the releases that kairos-agent lists', () => {
    const text = [
      'Using registry: quay.io/kairos',
      'Current image:',
      name('v1.27.9-k3s1'),
      '',
      'Available releases with higher version:',
      name('v1.29.3-k3s1-img'),
      name('v1.29.3-k3s1'),
    ].join('\n');
    expect(decodeText(text).findings.map(({ name: found }) => found)).toEqual([
      name('v1.27.9-k3s1'),
      name('v1.29.3-k3s1-img'),
      name('v1.29.3-k3s1'),
    ]);
  });

  it('a list of versions, each alone in its line', () => {
    const { findings } = decodeText('v2.4.0\nv2.4.1-k3sv1.27.3-k3s1\nv2.4.1');
    expect(findings.map(({ name: found }) => found)).toEqual([
      'v2.4.1-k3sv1.27.3-k3s1',
      'v2.4.0',
      'v2.4.1',
    ]);
  });

  it('a sentence with programs', () => {
    const { findings } = decodeText('immucore v0.11.3 and AuroraBoot v0.19.1; Kairos v3.5.9');
    expect(findings.map(({ kind, parts }) => [kind, parts.version])).toEqual([
      ['component', 'v0.11.3'],
      ['component', 'v0.19.1'],
      ['release', 'v3.5.9'],
    ]);
  });

  it('a text once, however often it is in it', () => {
    expect(decodeText(`${HADRON}\n${HADRON}`).findings).toHaveLength(1);
  });
});

describe('decodeText reads a text without a name as', () => {
  it.each([
    ['', 'unknown', /nothing to decode/],
    [' \n ', 'unknown', /nothing to decode/],
    ['hello world', 'unknown', /Nothing in this text/],
    ['4', 'unknown', /Not the name of a Kairos image/],
    ['run v4 now', 'unknown', /Nothing in this text/],
    ['docker pull nginx:1.27', 'foreign', /Not an image of Kairos/],
    ['# only a comment', 'unknown', /Nothing in this text/],
  ])('%j', (text, kind, problem) => {
    expect(lead(text).kind).toBe(kind);
    expect(lead(text).problem).toMatch(problem);
  });
});

describe('decodeText reads what a terminal shows of a program:', () => {
  it.each([
    ['kairos-agent version v2.24.10', 'kairos-agent', 'v2.24.10'],
    ['kairos-agent v2.24.10', 'kairos-agent', 'v2.24.10'],
    ['kairos-agent 2.24.10', 'kairos-agent', 'v2.24.10'],
    ['kairos-agent version: v2.24.10', 'kairos-agent', 'v2.24.10'],
    [
      '2025-12-10T02:29:18Z INF Kairos Agent version=v2.26.0-beta4',
      'kairos-agent',
      'v2.26.0-beta4',
    ],
    ['Starting kairos-init version v0.17.2', 'kairos-init', 'v0.17.2'],
    ['Hadron v0.5.1', 'hadron', 'v0.5.1'],
    ['github.com/kairos-io/kairos-sdk v0.9.8', 'kairos-sdk', 'v0.9.8'],
    ['k3s version v1.31.1+k3s1 (abcdef)', 'k3s', 'v1.31.1+k3s1'],
    ['v1.31.1+k3s1', 'k3s', 'v1.31.1+k3s1'],
    ['v1.34.8-k0s.0', 'k0s', 'v1.34.8+k0s.0'],
    ['KAIROS_INIT_VERSION=v0.5.28', 'kairos-init', 'v0.5.28'],
    ['COPY --from=quay.io/kairos/framework:v2.4.3_generic / /', 'framework', 'v2.4.3'],
    ['ghcr.io/kairos-io/hadron-fips-trusted:v0.5.3', 'hadron-fips-trusted', 'v0.5.3'],
    ['ghcr.io/kairos-io/hadron-cloud:v0.5.1', 'hadron-cloud', 'v0.5.1'],
    ['kairos-init v0.17', 'kairos-init', 'v0.17'],
    ['Hadron 0.5', 'hadron', 'v0.5'],
    ['auroraboot v0', 'auroraboot', 'v0'],
    ['k3s v1.36.4', 'k3s', 'v1.36.4'],
    ['k0s 1.36', 'k0s', 'v1.36'],
    ['k3s v1.36.4_k3s1', 'k3s', 'v1.36.4+k3s1'],
    ['kubernetes v1.36.4+k3s1', 'k3s', 'v1.36.4+k3s1'],
    ['kubernetes v1.36', 'kubernetes', 'v1.36'],
    ['K8s version 1.36.4', 'kubernetes', 'v1.36.4'],
    ['NAME="Hadron Linux"\nID=hadron\nVERSION_ID="v0.5.2"', 'hadron', 'v0.5.2'],
  ])('%j', (text, name, version) => {
    expect(lead(text)).toMatchObject({ kind: 'component', parts: { name, version } });
  });
});

describe('decodeText reads as a release of Kairos', () => {
  it.each([
    ['v4', 'v4'],
    ['kairos v4', 'v4'],
    ['Kairos 4.2', '4.2'],
    ['V4.2.0', 'v4.2.0'],
  ])('%j', (text, version) => {
    expect(lead(text)).toMatchObject({ kind: 'release', parts: { version }, problem: null });
  });
});

describe('decodeText reads a placeholder', () => {
  it.each([
    [
      'docker pull quay.io/kairos/@flavor:@flavorRelease-standard-amd64-generic-v3.1.3-k3sv1.31.0-k3s1',
      'image',
      ['@flavor', '@flavorRelease'],
      { flavor: null, flavorRelease: null, version: 'v3.1.3', arch: 'amd64' },
    ],
    [
      'quay.io/kairos/opensuse:leap-15.6-standard-amd64-generic-{{< KairosVersion  >}}-{{< K3sVersionOCI  >}}',
      'image',
      ['{{< KairosVersion  >}}', '{{< K3sVersionOCI  >}}'],
      { flavor: 'opensuse', flavorRelease: 'leap-15.6', version: null, kubernetes: null },
    ],
    [
      'quay.io/kairos/ubuntu:24.04-core-amd64-generic-$VERSION',
      'image',
      ['$VERSION'],
      { version: null, branch: null },
    ],
    ['quay.io/kairos/core-opensuse-leap:v2.3.x', 'image', ['v2.3.x'], { version: null }],
    ['v2.3.x', 'pattern', ['v2.3.x'], { version: null }],
    ['vX.Y.Z', 'pattern', ['vX.Y.Z'], { version: null }],
    [
      '<flavor_release>-<variant>-<arch>-<device>-<version>',
      'pattern',
      ['<flavor_release>', '<variant>', '<arch>', '<device>', '<version>'],
      { variant: null, arch: null, model: null, version: null },
    ],
    [
      'kairos-<flavor>-<flavor_release>-<variant>-<arch>-<device>-<version>.<ext>',
      'pattern',
      ['<flavor>', '<flavor_release>', '<variant>', '<arch>', '<device>', '<version>', '<ext>'],
      { flavor: null, ext: null },
    ],
    [
      '$FLAVOR_RELEASE-$VARIANT-$ARCH-$MODEL-$VERSION',
      'pattern',
      ['$FLAVOR_RELEASE', '$VARIANT', '$ARCH', '$MODEL', '$VERSION'],
      {},
    ],
    ['kairos-FLAVOR-VERSION.iso', 'pattern', ['FLAVOR', 'VERSION'], {}],
    ['KAIROS_VERSION=${KAIROS_VERSION}', 'pattern', ['${KAIROS_VERSION}'], { version: null }],
  ])('in %s', (text, kind, placeholders, parts) => {
    const finding = lead(text);
    expect(finding).toMatchObject({ kind, parts });
    expect(finding.problem).toMatch(/^(?:A placeholder is|Placeholders are) not filled in: /);
    expect(finding.remarks).toEqual([]);
    expect(finding.fields.map(({ key }) => key)).toEqual(expect.arrayContaining(placeholders));
  });

  it('and writes it in the name as it was pasted', () => {
    expect(lead('docker pull quay.io/kairos/<flavor>:<version>').name).toBe(
      'quay.io/kairos/<flavor>:<version>',
    );
  });

  it('but not in what is none', () => {
    for (const text of [
      'quay.io/kairos/core-fedora@sha256:' + 'a'.repeat(64),
      'a <b> c',
      '--x=$1',
    ]) {
      expect(lead(text).problem ?? '').not.toContain('not filled in');
    }
  });

  it.each([
    'docker run -v "$PWD"/build:/tmp/auroraboot quay.io/kairos/auroraboot:v0.19.0 --set container_image=quay.io/kairos/hadron:v0.0.1-core-amd64-generic-v3.7.2',
    'docker run -v $HOME:/x -v $STATE:/y quay.io/kairos/auroraboot --set "container_image=quay.io/kairos/hadron:v0.0.1-core-amd64-generic-v3.7.2" --set state_dir=/y',
    'docker run --rm -v ${DATA}:/work quay.io/kairos/hadron:v0.0.1-core-amd64-generic-v3.7.2',
  ])('only where it is part of what is stated: %s', (text) => {
    const [finding] = decodeText(text).findings;
    expect(finding.problem).toBeNull();
    expect(finding.parts).toMatchObject({ flavor: 'hadron', version: 'v3.7.2' });
  });
});
