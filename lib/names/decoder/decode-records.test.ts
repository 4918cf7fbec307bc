import { describe, expect, it } from 'vitest';

import { decodeText } from './decode-text';

function lead(text: string) {
  return decodeText(text).findings[0];
}

/** Lines of `KEY="value"`. */
function block(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([key, value]) => `${key}="${value}"`)
    .join('\n');
}

describe('a release file is one finding:', () => {
  it.each([
    {
      rule: 'the version of Kairos comes before that of Kubernetes',
      text: 'KAIROS_VERSION="v2.5.0-v1.27.9-k3s1"',
      parts: {
        version: 'v2.5.0',
        variant: 'standard',
        kubernetes: { distro: 'k3s', version: 'v1.27.9+k3s1' },
      },
    },
    {
      rule: 'all names of an image complete one another',
      text: block({
        KAIROS_VERSION: 'v3.1.2-v1.30.4-k3s1',
        KAIROS_IMAGE_LABEL: '24.04-standard-amd64-generic-v3.1.2-k3sv1.30.4-k3s1',
        KAIROS_FLAVOR_RELEASE: '24.04',
        KAIROS_ARTIFACT: 'kairos-ubuntu-24.04-standard-amd64-generic-v3.1.2-k3sv1.30.4+k3s1',
        KAIROS_SOFTWARE_VERSION_PREFIX: 'k3s',
        KAIROS_IMAGE_REPO:
          'quay.io/kairos/ubuntu:24.04-standard-amd64-generic-v3.1.2-k3sv1.30.4-k3s1',
        KAIROS_VARIANT: 'standard',
      }),
      parts: {
        version: 'v3.1.2',
        flavor: 'ubuntu',
        flavorRelease: '24.04',
        arch: 'amd64',
        kubernetes: { distro: 'k3s', version: 'v1.30.4+k3s1' },
      },
      name: 'quay.io/kairos/ubuntu:24.04-standard-amd64-generic-v3.1.2-k3sv1.30.4-k3s1',
    },
    {
      rule: 'single fields complete the tag',
      text: block({
        KAIROS_ARCH: 'amd64',
        KAIROS_FAMILY: 'debian',
        KAIROS_FLAVOR: 'ubuntu',
        KAIROS_IMAGE_LABEL: '24.04-core-amd64-generic-v3.4.2',
        KAIROS_REGISTRY_AND_ORG: 'quay.io/kairos',
        KAIROS_RELEASE: 'v3.4.2',
        KAIROS_VARIANT: 'core',
        KAIROS_VERSION: 'v3.4.2',
      }),
      parts: { version: 'v3.4.2', flavor: 'ubuntu', variant: 'core', repository: 'kairos/ubuntu' },
      name: 'quay.io/kairos/ubuntu:24.04-core-amd64-generic-v3.4.2',
    },
    {
      rule: 'single fields alone make the reference by the rule of the version',
      text: block({
        KAIROS_ARCH: 'arm64',
        KAIROS_FLAVOR: 'hadron',
        KAIROS_FLAVOR_RELEASE: 'v0.5.1',
        KAIROS_MODEL: 'generic',
        KAIROS_REGISTRY_AND_ORG: 'registry.local/me',
        KAIROS_SOFTWARE_VERSION: 'v1.36.3+k3s1',
        KAIROS_SOFTWARE_VERSION_PREFIX: 'k3s',
        KAIROS_VARIANT: 'standard',
        KAIROS_VERSION: 'v4.2.0',
      }),
      parts: { registry: 'registry.local', repository: 'me/hadron' },
      name: 'registry.local/me/hadron:v0.5.1-standard-arm64-generic-v4.2.0-k3s-v1.36.3-k3s1',
    },
    {
      rule: 'the repository of an early image states flavor, variant and board',
      text: block({
        NAME: 'kairos-opensuse-arm-rpi',
        VERSION: 'v1.3.2-k3sv1.25.4+k3s1',
        ID: 'kairos',
        PRETTY_NAME: 'kairos-opensuse-arm-rpi v1.3.2-k3sv1.25.4+k3s1',
        IMAGE_REPO: 'quay.io/kairos/kairos-opensuse-arm-rpi',
        IMAGE_LABEL: 'latest',
        GITHUB_REPO: 'kairos-io/provider-kairos',
        VARIANT: 'core',
      }),
      parts: {
        version: 'v1.3.2',
        flavor: 'opensuse-arm-rpi',
        variant: 'standard',
        arch: 'arm64',
        model: 'rpi64',
        kubernetes: { distro: 'k3s', version: 'v1.25.4+k3s1' },
      },
      name: 'quay.io/kairos/kairos-opensuse-arm-rpi:v1.3.2-k3sv1.25.4-k3s1',
      remark: 'VARIANT says core, the rest standard.',
    },
    {
      rule: 'the fields of the distribution are not those of Kairos',
      text: block({
        NAME: 'openSUSE Leap',
        VERSION: '15.5',
        ID: 'opensuse-leap',
        VERSION_ID: '15.5',
        PRETTY_NAME: 'openSUSE Leap 15.5',
        KAIROS_NAME: 'kairos-core-opensuse-leap',
        KAIROS_VERSION: 'v2.3.0-26-g81f3280',
        KAIROS_IMAGE_REPO: 'quay.io/kairos/core-opensuse-leap',
        KAIROS_IMAGE_LABEL: 'latest',
      }),
      parts: { version: 'v2.3.0-26-g81f3280', flavor: 'opensuse-leap', variant: 'core' },
      remark: 'Not a release: git describe names it, 26 commits after v2.3.0, at commit 81f3280.',
    },
    {
      rule: 'an image settles a wrong flavor',
      text: block({
        KAIROS_VERSION: 'v2.3.0-k3sv1.27.3+k3s1',
        KAIROS_IMAGE_REPO: 'quay.io/kairos/kairos-debian',
        KAIROS_VARIANT: 'kairos',
        KAIROS_FLAVOR: 'opensuse-leap',
      }),
      parts: { flavor: 'debian', variant: 'standard', version: 'v2.3.0' },
      remark: 'KAIROS_FLAVOR says opensuse-leap, the rest debian.',
    },
    {
      rule: 'a trace of a shell is a release file, too',
      text: "+++ KAIROS_VERSION=v3.2.2-v1.31.1-k3s1\n+++ KAIROS_PRETTY_NAME='kairos-standard-ubuntu-22.04 v3.2.2-v1.31.1-k3s1'",
      parts: { version: 'v3.2.2', flavor: 'ubuntu', flavorRelease: '22.04', variant: 'standard' },
    },
    {
      rule: 'lost line breaks do not matter',
      text: 'KAIROS_VERSION="v3.1.2-v1.30.4-k3s1"KAIROS_FLAVOR="ubuntu"KAIROS_FLAVOR_RELEASE="24.04"',
      parts: { version: 'v3.1.2', flavor: 'ubuntu', flavorRelease: '24.04' },
    },
    {
      rule: 'the labels of a node state the same',
      text: 'kairos.io/variant=standard,kairos.io/release=v3.5.2,kairos.io/model=rpi4,kairos.io/arch=arm64,kairos.io/software-version=v1.32.1-k3s1,kairos.io/software-version-prefix=k3s',
      parts: {
        version: 'v3.5.2',
        model: 'rpi4',
        kubernetes: { distro: 'k3s', version: 'v1.32.1+k3s1' },
      },
    },
    {
      rule: 'the name of a system among other columns',
      text: 'kairos-1234 Ready 3d v1.31.1+k3s1 kairos-standard-ubuntu-22.04 v3.2.2-v1.31.1-k3s1 5.15.0',
      parts: { version: 'v3.2.2', flavor: 'ubuntu', variant: 'standard' },
    },
  ])('$rule', ({ text, parts, name, remark }) => {
    const finding = lead(text);
    expect(finding).toMatchObject({ kind: 'image', form: 'node', parts, problem: null });
    if (name !== undefined) expect(finding.name).toBe(name);
    if (remark !== undefined) expect(finding.remarks).toContain(remark);
  });

  it('with the programs that built the image as further findings', () => {
    const { findings } = decodeText(
      block({
        KAIROS_VERSION: 'v0.0.1',
        KAIROS_FLAVOR: 'ubuntu',
        KAIROS_INIT_VERSION: 'v0.5.28',
        KAIROS_FRAMEWORK_VERSION: 'v2.22.0',
      }),
    );
    expect(findings.map(({ name }) => name)).toEqual([
      'Kairos v0.0.1, ubuntu',
      'kairos-init v0.5.28',
      'framework v2.22.0',
    ]);
  });

  it.each(['v1.0.0', 'v3.2.0', 'v0.0.1'])(
    'that states kairos-init and %s is of a custom build, without a reference in Kairos’ registry',
    (version) => {
      const finding = lead(
        block({
          KAIROS_VERSION: version,
          KAIROS_FLAVOR: 'ubuntu',
          KAIROS_FLAVOR_RELEASE: '24.04',
          KAIROS_VARIANT: 'core',
          KAIROS_MODEL: 'generic',
          KAIROS_ARCH: 'amd64',
          KAIROS_INIT_VERSION: 'v0.8.4',
          KAIROS_REGISTRY_AND_ORG: 'quay.io/kairos',
        }),
      );
      expect(finding).toMatchObject({
        era: 'E5',
        name: `Kairos ${version}, ubuntu 24.04`,
        parts: { repository: null },
      });
      expect(finding.remarks[0]).toContain(`${version} is the version that its builder chose`);
    },
  );

  it('that states kairos-init and a version since v3.4.0 may be of a release', () => {
    const finding = lead(block({ KAIROS_VERSION: 'v3.5.2', KAIROS_INIT_VERSION: 'v0.5.12' }));
    expect(finding).toMatchObject({ era: 'E5', remarks: [] });
  });

  it('with the meaning and the place of each field', () => {
    const text = '\nKAIROS_VARIANT="core"\nKAIROS_VERSION="v3.4.2"';
    const { fields } = lead(text);
    expect(fields.map(({ key, value, means }) => [key, value, means])).toEqual([
      ['KAIROS_VARIANT', 'core', 'the variant'],
      ['KAIROS_VERSION', 'v3.4.2', 'the version of Kairos, or of a custom build'],
    ]);
    expect(fields.map(({ place }) => text.slice(place.start, place.end))).toEqual([
      'KAIROS_VARIANT="core"',
      'KAIROS_VERSION="v3.4.2"',
    ]);
  });

  it('that is only a version is a release', () => {
    expect(lead('KAIROS_VERSION="v3.4.2"')).toMatchObject({
      kind: 'release',
      parts: { version: 'v3.4.2' },
    });
  });

  it('of a distribution without Kairos’ fields is none of Kairos', () => {
    const finding = lead(
      block({ ID: 'ubuntu', VERSION_ID: '24.04', VERSION: '24.04.3 LTS (Noble Numbat)' }),
    );
    expect(finding).toMatchObject({ kind: 'foreign', name: 'ubuntu 24.04' });
    expect(finding.problem).toContain('/etc/kairos-release');
  });

  it('of Alpine does not take its version for one of Kairos', () => {
    expect(lead(block({ ID: 'alpine', VERSION_ID: '3.21.3' })).kind).toBe('foreign');
  });
});

describe('a manifest joins the fields that belong together:', () => {
  it.each([
    {
      rule: 'the version of a Plan is the tag of its image',
      text: 'apiVersion: upgrade.cattle.io/v1\nkind: Plan\nspec:\n  version: "v1.0.0-k3sv1.24.3-k3s1"\n  upgrade:\n    image: quay.io/kairos/kairos-opensuse-leap\n    command:\n    - "/usr/sbin/suc-upgrade"',
      name: 'quay.io/kairos/kairos-opensuse-leap:v1.0.0-k3sv1.24.3-k3s1',
      parts: {
        flavor: 'opensuse-leap',
        version: 'v1.0.0',
        kubernetes: { distro: 'k3s', version: 'v1.24.3+k3s1' },
      },
    },
    {
      rule: 'a plus of a Plan’s version is a dash in the tag',
      text: '{"apiVersion":"upgrade.cattle.io/v1","kind":"Plan","spec":{"version":"v2.3.1-k3sv1.27.3+k3s1","upgrade":{"image":"quay.io/kairos/kairos-fedora"}}}',
      name: 'quay.io/kairos/kairos-fedora:v2.3.1-k3sv1.27.3-k3s1',
      parts: { flavor: 'fedora', version: 'v2.3.1' },
    },
    {
      rule: 'an upgrade by the operator has its image',
      text: 'apiVersion: operator.kairos.io/v1alpha1\nkind: NodeOpUpgrade\nmetadata:\n  name: upgrade\nspec:\n  image: quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.2.0\n  concurrency: 1',
      name: 'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.2.0',
      parts: { flavor: 'hadron', version: 'v4.2.0' },
    },
    {
      rule: 'an OSArtifact of a published image has it',
      text: 'apiVersion: build.kairos.io/v1alpha1\nkind: OSArtifact\nspec:\n  imageName: "quay.io/kairos/core-opensuse-leap:v2.3.2"\n  iso: true',
      name: 'quay.io/kairos/core-opensuse-leap:v2.3.2',
      parts: { variant: 'core', version: 'v2.3.2' },
    },
    {
      rule: 'the new name and tag of a Kustomization are one reference',
      text: 'kind: Kustomization\nimages:\n- name: app\n  newName: quay.io/kairos/ubuntu\n  newTag: 24.04-core-amd64-generic-v3.6.0\n- name: nginx\n  newTag: "1.27"',
      name: 'quay.io/kairos/ubuntu:24.04-core-amd64-generic-v3.6.0',
      parts: { flavor: 'ubuntu', version: 'v3.6.0' },
    },
    {
      rule: 'repository and tag of values are one reference',
      text: 'image:\n  repository: quay.io/kairos/hadron\n  tag: v0.5.1-core-amd64-generic-v4.3.0',
      name: 'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0',
      parts: { flavor: 'hadron', version: 'v4.3.0' },
    },
    {
      rule: 'the settings of AuroraBoot are version and flavor',
      text: 'artifact_version: "v3.0.1-k3sv1.29.0+k3s1"\nrelease_version: "v3.0.1"\nflavor: rockylinux\nrepository: kairos-io/kairos',
      name: 'Kairos v3.0.1, rockylinux, k3s v1.29.0+k3s1',
      parts: {
        flavor: 'rockylinux',
        version: 'v3.0.1',
        kubernetes: { distro: 'k3s', version: 'v1.29.0+k3s1' },
      },
    },
    {
      rule: 'the settings of AuroraBoot on a command line are the same',
      text: 'docker run --rm quay.io/kairos/auroraboot --set "artifact_version=v1.5.0-k3sv1.26.1+k3s1" --set release_version=v1.5.0 --set "flavor=rockylinux" --set repository="kairos-io/kairos"',
      name: 'quay.io/kairos/kairos-rockylinux:v1.5.0-k3sv1.26.1-k3s1',
      parts: { flavor: 'rockylinux', variant: 'standard', version: 'v1.5.0' },
    },
  ])('$rule', ({ text, name, parts }) => {
    expect(lead(text)).toMatchObject({ kind: 'image', name, parts, problem: null });
  });

  it('each document is a separate record', () => {
    const plan = (version: string) =>
      `apiVersion: upgrade.cattle.io/v1\nkind: Plan\nspec:\n  version: ${version}\n  upgrade:\n    image: quay.io/kairos/core-fedora`;
    const { findings } = decodeText(`${plan('v2.3.1')}\n---\n${plan('v2.3.2')}`);
    expect(findings.map(({ parts }) => parts.version)).toEqual(['v2.3.1', 'v2.3.2']);
  });

  it.each([
    [
      'an OSArtifact',
      'apiVersion: build.kairos.io/v1alpha2\nkind: OSArtifact\nspec:\n  image:\n    buildOptions:\n      version: v1.0.0\n      baseImage: ubuntu:24.04\n      model: generic\n      kubernetesDistro: k3s\n      kubernetesVersion: v1.36.3+k3s1\n  artifacts:\n    arch: amd64',
    ],
    [
      'the Kairos Factory',
      'with:\n  version: "v1.0.0"\n  base_image: "ubuntu:24.04"\n  kubernetes_distro: k3s\n  kubernetes_version: v1.36.3+k3s1\n  arch: amd64\n  model: generic',
    ],
  ])('a build by %s has its base, and no era of names', (_what, text) => {
    expect(lead(text)).toMatchObject({
      kind: 'command',
      name: 'ubuntu:24.04, built as v1.0.0',
      era: null,
      base: 'ubuntu:24.04',
      parts: {
        version: 'v1.0.0',
        variant: 'standard',
        arch: 'amd64',
        kubernetes: { distro: 'k3s', version: 'v1.36.3+k3s1' },
      },
    });
  });
});
