type Version = readonly [number, number, number];

/** The releases whose whole list of files is served; the others have those of their first flavors. */
const WHOLE = new Set([
  'v2.0.0',
  'v2.3.1',
  'v2.4.0',
  'v2.4.2',
  'v3.3.6',
  'v3.4.0',
  'v3.5.10',
  'v3.6.0',
  'v3.7.2',
]);

const WORDS_OF_OLD =
  'opensuse-leap alpine-ubuntu alpine-opensuse-leap debian fedora opensuse-tumbleweed rockylinux ' +
  'ubuntu-20-lts ubuntu-22-lts ubuntu almalinux';
const FLAVORS_OF_2 =
  'alpine-3.18 opensuse-leap-15.5 debian-bookworm debian-testing fedora-38 opensuse-tumbleweed ' +
  'rockylinux-9 ubuntu-20.04 ubuntu-22.04 ubuntu-23.04';
const FLAVORS_OF_3 =
  'alpine-3.19 ubuntu-24.04 debian-bookworm debian-testing fedora-40 opensuse-leap-15.6 ' +
  'opensuse-tumbleweed rockylinux-9 ubuntu-20.04 ubuntu-22.04 ubuntu-24.10';
const FLAVORS_OF_3_5 =
  'alpine-3.21 ubuntu-24.04 debian-12 fedora-40 opensuse-leap-15.6 rocky-9.6 ubuntu-20.04 ubuntu-22.04';
const FLAVORS_OF_3_7 =
  'hadron-0.0.1 ubuntu-24.04 alpine-3.21 debian-13 fedora-40 opensuse-leap-15.6 rocky-9.7 ' +
  'ubuntu-20.04 ubuntu-22.04 ubuntu-25.10';

const REPORTS_OF_OLD =
  '-grype.json -grype.sarif -sbom.spdx.json -sbom.syft.json -trivy.html -trivy.json -trivy.sarif';
const BOOT_OF_OLD = '-initrd -kernel -ipxe-usb.img.ipxe -ipxe.iso.ipxe .ipxe .squashfs';
const BOOT = '-initrd -kernel -ipxe-usb.img -ipxe.iso .ipxe .squashfs -trivy.html';

/** What k3s and k0s an image of a line has, newest first. */
const KUBERNETES: Readonly<Record<string, string>> = {
  '2.4': 'k3sv1.28.2+k3s1 k3sv1.27.6+k3s1 k3sv1.26.9+k3s1',
  '2.5': 'k3sv1.28.4+k3s2 k3sv1.27.8+k3s2',
  '3.0': 'k3sv1.29.3+k3s1 k3sv1.28.8+k3s1',
  '3.1': 'k3sv1.30.2+k3s1 k3sv1.29.6+k3s1',
  '3.2': 'k3sv1.31.2+k3s1 k3sv1.30.6+k3s1',
  '3.3': 'k3sv1.32.2+k3s1 k3sv1.31.6+k3s1',
  '3.4': 'k3sv1.32.3+k3s1 k3sv1.31.7+k3s1',
  '3.5': 'k3sv1.34.1+k3s1 k3sv1.33.5+k3s1 k3sv1.32.9+k3s1',
  '3.6': 'k3sv1.34.1+k3s1 k3sv1.33.5+k3s1 k3sv1.32.9+k3s1',
  '3.7':
    'k3sv1.35.0+k3s3 k3sv1.34.3+k3s3 k3sv1.33.7+k3s3 k0sv1.35.0+k0s.0 k0sv1.34.3+k0s.0 k0sv1.33.7+k0s.0',
  '4.0': 'k3sv1.35.2+k3s1 k3sv1.34.5+k3s1 k3sv1.33.9+k3s1 k0sv1.34.4+k0s.0 k0sv1.33.8+k0s.0',
  '4.1':
    'k3sv1.36.1+k3s1 k3sv1.35.4+k3s1 k3sv1.34.8+k3s1 k0sv1.36.1+k0s.0 k0sv1.35.4+k0s.0 k0sv1.34.8+k0s.0',
  '4.2':
    'k3sv1.36.3+k3s1 k3sv1.35.7+k3s1 k3sv1.34.10+k3s1 k0sv1.36.3+k0s.2 k0sv1.35.7+k0s.0 k0sv1.34.10+k0s.0',
  '4.3':
    'k3sv1.36.4+k3s1 k3sv1.35.8+k3s1 k3sv1.34.11+k3s1 k0sv1.36.4+k0s.0 k0sv1.35.8+k0s.0 k0sv1.34.11+k0s.0',
};

/** The Hadron that a Kairos of version 4 is built on. */
const HADRON: Readonly<Record<string, string>> = {
  '4.0.0': 'v0.0.3',
  '4.0.1': 'v0.0.4',
  '4.0.2': 'v0.0.4',
  '4.0.3': 'v0.0.4',
  '4.1.0': 'v0.2.0',
  '4.1.1': 'v0.3.0',
  '4.1.2': 'v0.4.0',
  '4.2.0': 'v0.5.1',
  '4.3.0': 'v0.5.1',
  '4.3.1': 'v0.5.3',
};

/** Reads the number of a tag; null where it has none, or one of c3os, which counted as Kubernetes does. */
export function numberOf(tag: string): Version | null {
  const [, major = '', minor = '', patch = ''] = /^v?(\d+)\.(\d+)\.(\d+)/.exec(tag) ?? [];
  if (major === '' || (major === '1' && Number(minor) >= 20)) return null;
  return [Number(major), Number(minor), Number(patch)];
}

/** Whether a number is at least another one. */
export function isFrom(version: Version, [major, minor, patch]: Version): boolean {
  return (version[0] - major || version[1] - minor || version[2] - patch) >= 0;
}

/** Names the files of a release of kairos as they were named in its time. */
export function kairosAssetNames(tag: string): readonly string[] {
  const version = numberOf(tag);
  if (version === null) return tag.startsWith('v1.') ? c3osNames(tag) : [];
  const keep = WHOLE.has(tag) ? 100 : 2;
  if (!isFrom(version, [2, 4, 0])) return namesOf0To2(tag, version, keep);
  const k8s = words(KUBERNETES[`${version[0]}.${version[1]}`] ?? '');
  if (!isFrom(version, [3, 4, 0])) return namesOf2To3(tag, version, k8s, keep);
  if (isFrom(version, [4, 0, 0])) return namesOf4(tag, version, k8s);
  return namesOf3(tag, version, k8s, keep);
}

function words(text: string, keep = 100): readonly string[] {
  return text === '' ? [] : text.split(' ').slice(0, keep);
}

function withEnds(stem: string, ends: string): readonly string[] {
  return words(ends).map((end) => `${stem}${end}`);
}

function c3osNames(tag: string): readonly string[] {
  const board = tag === 'v1.21.4-35' ? [`kairos-opensuse-arm-rpi-${tag}.img.tar.xz`] : [];
  return [...withEnds(`c3os-opensuse-${tag}`, '.iso .iso.sha256'), ...board];
}

function namesOf0To2(tag: string, version: Version, keep: number): readonly string[] {
  const isSigned = isFrom(version, [1, 4, 0]);
  const images = words(WORDS_OF_OLD, keep).flatMap((flavor) => [
    ...withEnds(`kairos-${flavor}-${tag}`, isSigned ? signed('.iso') : '.iso .iso.sha256'),
    ...withEnds(`kairos-${flavor}-${tag}`, BOOT_OF_OLD),
  ]);
  if (!isFrom(version, [2, 0, 0])) return images;
  const reports = words(WORDS_OF_OLD, keep).flatMap((flavor) =>
    withEnds(`core-${flavor}-${tag}`, REPORTS_OF_OLD),
  );
  const boards = withEnds(`kairos-opensuse-leap-arm-rpi-${tag}`, '.img .img.sha256');
  return [...reports, ...images, ...boards];
}

function signed(file: string, isBundled = false): string {
  const sum = `${file}.sha256`;
  return `${file} ${sum} ${sum}.pem ${sum}.sig${isBundled ? ` ${sum}.bundle` : ''}`;
}

function namesOf2To3(
  tag: string,
  version: Version,
  k8s: readonly string[],
  keep: number,
): readonly string[] {
  const reports = isFrom(version, [3, 1, 0]) ? 'sbom-scan-reports' : 'scan-reports';
  const isReordered = isFrom(version, [2, 4, 2]);
  const flavors = isReordered
    ? words(isFrom(version, [3, 0, 0]) ? FLAVORS_OF_3 : FLAVORS_OF_2, keep)
    : words(WORDS_OF_OLD, keep);
  return flavors.flatMap((flavor, index) => {
    const stem = (variant: string) =>
      `kairos-${isReordered ? `${flavor}-${variant}` : `${variant}-${flavor}`}-amd64-generic-${tag}`;
    const standard = k8s.slice(0, index < 2 ? 3 : 1).map((each) => `${stem('standard')}-${each}`);
    return [
      ...withEnds(stem('core'), `${BOOT} -${reports}.tar.gz ${signed('.iso')}`),
      ...standard.flatMap((each) => withEnds(each, signed('.iso'))),
    ];
  });
}

/** From v3.4.0 on there are images and their signatures only; the first three lost a dash and a plus. */
function namesOf3(
  tag: string,
  version: Version,
  k8s: readonly string[],
  keep: number,
): readonly string[] {
  const is7 = isFrom(version, [3, 6, 1]);
  const flavors = words(is7 ? FLAVORS_OF_3_7 : FLAVORS_OF_3_5, keep);
  const isBroken = !isFrom(version, [3, 5, 0]);
  const ends = signed('.iso', isFrom(version, [3, 7, 0]));
  return flavors.flatMap((flavor, index) =>
    ['amd64', 'arm64'].flatMap((arch) => {
      const core = `kairos-${flavor}-core-${arch}-generic-${tag}`;
      const standard = k8s
        .filter((each) => each.startsWith('k3s') || (arch === 'amd64' && index < 5))
        .map((each) => {
          const end = isBroken ? each.replace('+', '-') : `-${each}`;
          return `kairos-${flavor}-standard-${arch}-generic-${tag}${end}`;
        });
      return [core, ...standard].flatMap((stem) => withEnds(stem, ends));
    }),
  );
}

function namesOf4(tag: string, version: Version, k8s: readonly string[]): readonly string[] {
  const number = version.join('.');
  const hadron = HADRON[number] ?? 'v0.0.3';
  const isWithoutK0s = number === '4.0.2' || number === '4.0.3';
  const images = ['amd64', 'arm64'].flatMap((arch) => [
    `kairos-hadron-${hadron}-core-${arch}-generic-${tag}`,
    ...k8s
      .filter((each) => each.startsWith('k3s') || (arch === 'amd64' && !isWithoutK0s))
      .map((each) => `kairos-hadron-${hadron}-standard-${arch}-generic-${tag}-${each}`),
  ]);
  return [
    ...images.flatMap((stem) => withEnds(stem, signed('.iso', true))),
    ...(isFrom(version, [4, 3, 0]) ? binariesOfMonorepo(tag) : []),
  ];
}

function binariesOfMonorepo(tag: string): readonly string[] {
  const stems = ['kairos', 'kairos-init', 'kcrypt-challenger', 'provider-kairos'];
  return [
    ...stems.flatMap((stem) =>
      withEnds(
        `${stem}-${tag}-linux-`,
        'amd64.tar.gz amd64-fips.tar.gz arm64.tar.gz arm64-fips.tar.gz',
      ),
    ),
    'checksums.txt',
  ];
}

/** Names the files of a release of a component that publishes archives of its program. */
export function programAssetNames(component: string, tag: string): readonly string[] {
  const bare = tag.replace(/^v/, '');
  switch (component) {
    case 'provider-kairos':
      return providerNames(tag);
    case 'immucore':
    case 'kairos-agent':
      return [
        ...withEnds(
          `${component}-${tag}-linux-`,
          'amd64.tar.gz amd64-fips.tar.gz arm64.tar.gz arm64-fips.tar.gz',
        ),
        `${component}-${tag}-checksums.txt`,
      ];
    case 'kairos-init':
      return withEnds(
        `kairos-init_${bare}_`,
        'linux_amd64.tar.gz linux_arm64.tar.gz linux_riscv64.tar.gz checksums.txt',
      );
    default:
      return [];
  }
}

function providerNames(tag: string): readonly string[] {
  const version = numberOf(tag) ?? [0, 0, 0];
  if (!isFrom(version, [2, 4, 0])) {
    const k3s = { 'v0.57.0': 'v1.21.14+k3s1', 'v1.0.0': 'v1.24.3+k3s1', 'v1.3.2': 'v1.20.15+k3s1' };
    const end = new Map(Object.entries(k3s)).get(tag) ?? 'v1.25.11+k3s1';
    return ['opensuse', 'alpine-ubuntu', 'fedora', 'ubuntu'].flatMap((flavor) =>
      withEnds(`kairos-${flavor}-${tag}-k3s${end}`, signed('.iso')),
    );
  }
  const isOddlyNamed = !isFrom(version, [2, 14, 1]);
  return [
    ...withEnds(
      `provider-kairos-${tag}-linux-`,
      'amd64.tar.gz amd64-fips.tar.gz arm64.tar.gz arm64-fips.tar.gz riscv64.tar.gz',
    ),
    ...['amd64', 'arm64'].map((arch) =>
      isOddlyNamed
        ? `kairosctl-.${tag}-.linux-.${arch}.tar.gz`
        : `kairosctl-${tag}-linux-${arch}.tar.gz`,
    ),
    `provider-kairos-${tag}-source.tar.gz`,
    `provider-kairos-${tag}-checksums.txt`,
  ];
}
