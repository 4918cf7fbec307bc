/** The models by their names, longest first, so that none is taken for the beginning of another. */
export const KNOWN_MODELS: readonly string[] = [
  'nvidia-jetson-agx-orin',
  'nvidia-jetson-orin-nx',
  'nvidia-jetson-thor',
  'nvidia-dgx-spark',
  'generic',
  'rpi64',
  'rpi3',
  'rpi4',
];

/**
 * The words that name a distribution, longest first: those of image names and those of os-release,
 * which differ for Rocky Linux and Oracle Linux.
 *
 * @see https://github.com/kairos-io/kairos/blob/master/sdk/versioneer/versioneer.go
 */
export const KNOWN_FLAVORS: readonly string[] = [
  'sle-micro-rancher',
  'fedorariscv',
  'oraclelinux',
  'rockylinux',
  'almalinux',
  'opensuse',
  'sle-micro',
  'alpine',
  'centos',
  'debian',
  'fedora',
  'hadron',
  'ubuntu',
  'rocky',
  'arch',
  'rhel',
  'sles',
  'ol',
];

/**
 * The one-word flavors of the time before flavor and release were told apart (E0 to E2).
 *
 * @see https://github.com/kairos-io/kairos/blob/v2.0.0/.github/flavors-arm.json
 */
export const EARLY_FLAVORS: readonly string[] = [
  'almalinux',
  'alpine',
  'alpine-arm-rpi',
  'alpine-opensuse-leap',
  'alpine-ubuntu',
  'debian',
  'fedora',
  'opensuse',
  'opensuse-arm-rpi',
  'opensuse-leap',
  'opensuse-leap-arm-rpi',
  'opensuse-tumbleweed',
  'opensuse-tumbleweed-arm-rpi',
  'rockylinux',
  'ubuntu',
  'ubuntu-20-lts',
  'ubuntu-22-lts',
];

/** Flavor and release as one text taken apart; `isKnown` says whether the flavor is a known word. */
export type FlavorWords = {
  readonly flavor: string;
  readonly flavorRelease: string;
  readonly isKnown: boolean;
};

/** Takes `opensuse-leap-15.6` apart by the known flavors; of others the release begins at its number. */
export function splitFlavor(words: string): FlavorWords | null {
  const known = KNOWN_FLAVORS.find((flavor) => words.startsWith(`${flavor}-`));
  if (known !== undefined) {
    return { flavor: known, flavorRelease: words.slice(known.length + 1), isKnown: true };
  }
  const digit = words.search(/-v?[0-9]/);
  if (digit <= 0) return null;
  return {
    flavor: words.slice(0, digit),
    flavorRelease: words.slice(digit + 1),
    isKnown: false,
  };
}

/** The distribution's word in a file name, and whether the rule is certain of the release. */
export type FileFlavor = {
  readonly flavor: string;
  readonly flavorRelease: string;
  readonly isCertain: boolean;
};

/**
 * Turns the words of an image into those of its files since v3.5.0: the image's are cut out of the
 * base image's name, the files' are os-release's `ID` and `VERSION_ID`, which AuroraBoot reads.
 *
 * Only Hadron's release is certain; others may state a minor release or a date (`rocky-9.6`).
 * Hadron's lost its `v` in the files of v3.6 and v3.7.
 *
 * @see https://github.com/kairos-io/AuroraBoot, the function NameFromRootfs
 */
export function toFileFlavor({
  flavor,
  flavorRelease,
  version,
}: {
  readonly flavor: string;
  readonly flavorRelease: string;
  readonly version: string;
}): FileFlavor {
  if (flavor === 'hadron') {
    const bare = /^v3\.[67]\./.test(version) ? flavorRelease.replace(/^v/, '') : flavorRelease;
    return { flavor, flavorRelease: bare, isCertain: !/^v4\.0\.0(?:$|-)/.test(version) };
  }
  const word = FILE_WORDS.get(flavor) ?? flavor;
  const isPinned = word === flavor && /^(?:leap-)?[0-9]+\.[0-9]+$/.test(flavorRelease);
  return { flavor: word, flavorRelease, isCertain: isPinned };
}

/** Whether a word names a distribution in file names alone; the image may be of another release than the file says. */
export function isFileFlavor(flavor: string): boolean {
  return [...FILE_WORDS.values()].includes(flavor);
}

const FILE_WORDS = new Map([
  ['rockylinux', 'rocky'],
  ['oraclelinux', 'ol'],
]);
