import { signed, withEnds, words } from './file-names';
import {
  BOOT_OF_OLD,
  BOOT_SINCE_2_4,
  FLAVORS_OF_2_4,
  FLAVORS_OF_3,
  FLAVORS_OF_3_4,
  FLAVORS_OF_3_5,
  FLAVORS_OF_3_6,
  FLAVORS_OF_3_7,
  FLAVORS_OF_OLD,
  HADRON,
  KUBERNETES,
  REPORTS_OF_OLD,
} from './naming-tables';
import { isFrom, numberOf, type Version } from './version';

/** The releases whose complete list of files is served; the others have those of their first flavors. */
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

function c3osNames(tag: string): readonly string[] {
  const board = tag === 'v1.21.4-35' ? [`kairos-opensuse-arm-rpi-${tag}.img.tar.xz`] : [];
  return [...withEnds(`c3os-opensuse-${tag}`, '.iso .iso.sha256'), ...board];
}

function namesOf0To2(tag: string, version: Version, keep: number): readonly string[] {
  const isSigned = isFrom(version, [1, 4, 0]);
  const images = words(FLAVORS_OF_OLD, keep).flatMap((flavor) => [
    ...withEnds(`kairos-${flavor}-${tag}`, isSigned ? signed('.iso') : '.iso .iso.sha256'),
    ...withEnds(`kairos-${flavor}-${tag}`, BOOT_OF_OLD),
  ]);
  if (!isFrom(version, [2, 0, 0])) return images;
  const reports = words(FLAVORS_OF_OLD, keep).flatMap((flavor) =>
    withEnds(`core-${flavor}-${tag}`, REPORTS_OF_OLD),
  );
  const boards = withEnds(`kairos-opensuse-leap-arm-rpi-${tag}`, '.img .img.sha256');
  return [...reports, ...images, ...boards];
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
    ? words(isFrom(version, [3, 0, 0]) ? FLAVORS_OF_3 : FLAVORS_OF_2_4, keep)
    : words(FLAVORS_OF_OLD, keep);
  return flavors.flatMap((flavor, index) => {
    const stem = (variant: string) =>
      `kairos-${isReordered ? `${flavor}-${variant}` : `${variant}-${flavor}`}-amd64-generic-${tag}`;
    const standard = k8s.slice(0, index < 2 ? 3 : 1).map((each) => `${stem('standard')}-${each}`);
    return [
      ...withEnds(stem('core'), `${BOOT_SINCE_2_4} -${reports}.tar.gz ${signed('.iso')}`),
      ...standard.flatMap((each) => withEnds(each, '.iso .iso.sha256')),
    ];
  });
}

/**
 * From v3.4.0 on there are images and their signatures only; those of v3.4 lost a dash and a plus. From v3.5.1 to
 * v3.6.0 the certificates are missing, and before v3.6.0 also everything for arm64.
 */
function namesOf3(
  tag: string,
  version: Version,
  k8s: readonly string[],
  keep: number,
): readonly string[] {
  const isOf36 = isFrom(version, [3, 6, 0]) && !isFrom(version, [3, 6, 1]);
  const isWithoutArm = isFrom(version, [3, 5, 1]) && !isFrom(version, [3, 6, 0]);
  const arches = isWithoutArm ? ['amd64'] : ['amd64', 'arm64'];
  const ends = signed('.iso', signaturesOf3(version));
  const flavors = flavorsOf3(version, keep);
  const withK0s = isOf36 ? ['ubuntu-25.10'] : flavors.slice(0, 5);
  const cells = flavors.flatMap((flavor) => arches.map((arch) => ({ flavor, arch })));
  return cells.flatMap(({ flavor, arch }) => {
    const hasK0s = arch === 'amd64' && withK0s.includes(flavor);
    const standard = k8s
      .filter((each) => each.startsWith('k3s') || hasK0s)
      .map((each) => (isFrom(version, [3, 5, 0]) ? `-${each}` : each.replace('+', '-')))
      .map((end) => `kairos-${flavor}-standard-${arch}-generic-${tag}${end}`);
    const core = `kairos-${flavor}-core-${arch}-generic-${tag}`;
    return [core, ...standard].flatMap((stem) => withEnds(stem, ends));
  });
}

/** The factory did not upload certificates before v3.7.0. */
function signaturesOf3(version: Version): string {
  if (isFrom(version, [3, 7, 0])) return 'pem sig bundle';
  return isFrom(version, [3, 5, 1]) ? 'sig' : 'pem sig';
}

function flavorsOf3(version: Version, keep: number): readonly string[] {
  if (isFrom(version, [3, 6, 1])) return words(FLAVORS_OF_3_7, keep);
  if (isFrom(version, [3, 6, 0])) return words(FLAVORS_OF_3_6, keep);
  return words(isFrom(version, [3, 5, 0]) ? FLAVORS_OF_3_5 : FLAVORS_OF_3_4, keep);
}

/** cosign 3, which the workflow pins after v4.2.0, makes only a bundle; that v4.3.0 is the first with it is assumed. */
function namesOf4(tag: string, version: Version, k8s: readonly string[]): readonly string[] {
  const number = version.join('.');
  const hadron = HADRON[number] ?? 'v0.0.3';
  const isWithoutK0s = number === '4.0.2' || number === '4.0.3';
  const signatures = isFrom(version, [4, 3, 0]) ? 'bundle' : 'pem sig bundle';
  const images = ['amd64', 'arm64'].flatMap((arch) => [
    `kairos-hadron-${hadron}-core-${arch}-generic-${tag}`,
    ...k8s
      .filter((each) => each.startsWith('k3s') || (arch === 'amd64' && !isWithoutK0s))
      .map((each) => `kairos-hadron-${hadron}-standard-${arch}-generic-${tag}-${each}`),
  ]);
  return [
    ...images.flatMap((stem) => withEnds(stem, signed('.iso', signatures))),
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
