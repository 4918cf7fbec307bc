/** The models, longest first, so that no model is matched by the beginning of another. */
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
 * The words for distributions, longest first: those of image names and those of os-release, which differ
 * for Rocky Linux and Oracle Linux.
 *
 * @see https://github.com/kairos-io/kairos/blob/master/sdk/versioneer/versioneer.go
 */
export const KNOWN_FLAVORS: readonly string[] = [
  'hadron-cloud-trusted',
  'hadron-fips-trusted',
  'hadron-cloud-fips',
  'sle-micro-rancher',
  'hadron-trusted',
  'hadron-cloud',
  'fedorariscv',
  'hadron-fips',
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

/** The flavors of amd64 in E0 to E2, which include the release. */
const AMD64_FLAVORS = [
  'almalinux',
  'alpine',
  'alpine-opensuse-leap',
  'alpine-ubuntu',
  'debian',
  'fedora',
  'fips-systemd',
  'opensuse',
  'opensuse-leap',
  'opensuse-tumbleweed',
  'rockylinux',
  'ubuntu',
  'ubuntu-20-lts',
  'ubuntu-22-lts',
] as const;

/** The flavors of arm64 boards in E0 to E2, by the ending that states the board. */
const BOARD_FLAVORS: readonly (readonly [ending: string, flavors: readonly string[]])[] = [
  [
    '-arm-rpi',
    [
      'alpine',
      'opensuse',
      'opensuse-leap',
      'opensuse-tumbleweed',
      'ubuntu',
      'ubuntu-20-lts',
      'ubuntu-22-lts',
    ],
  ],
  ['-arm-nvidia-jetson-agx-orin', ['ubuntu-20-lts']],
  ['-arm-generic', ['opensuse-leap']],
];

/**
 * The flavors of E0 to E2, which include the release and, for arm64, the board.
 *
 * @see https://github.com/kairos-io/kairos/blob/v2.3.2/.github/flavors.json
 * @see https://github.com/kairos-io/kairos/blob/v2.2.0/.github/flavors-arm.json
 */
export const EARLY_FLAVORS: readonly string[] = [
  ...AMD64_FLAVORS,
  ...BOARD_FLAVORS.flatMap(([ending, flavors]) => flavors.map((flavor) => `${flavor}${ending}`)),
];

/** Flavor and release; `isKnown` says whether the flavor is one of {@link KNOWN_FLAVORS}. */
export type FlavorWords = {
  readonly flavor: string;
  readonly flavorRelease: string;
  readonly isKnown: boolean;
};

/** Words before a known flavor and its release, e.g. `custom-ubuntu-22.04`; null if none is in the text. */
export function findFlavor(
  words: string,
): (Omit<FlavorWords, 'isKnown'> & { readonly before: string }) | null {
  for (const flavor of KNOWN_FLAVORS) {
    const start = `-${words}`.indexOf(`-${flavor}-`);
    if (start < 0) continue;
    const flavorRelease = words.slice(start + flavor.length + 1);
    const before = words.slice(0, Math.max(start - 1, 0));
    if (flavorRelease !== '') return { before, flavor, flavorRelease };
  }
  return null;
}

/** Splits e.g. `opensuse-leap-15.6` by the known flavors; with any other flavor the release begins at its number. */
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

/** Flavor and release as in file names; `isCertain` if the release follows from the image's. */
export type FileFlavor = {
  readonly flavor: string;
  readonly flavorRelease: string;
  readonly isCertain: boolean;
};

/**
 * Turns flavor and release of an image into those of its files since v3.5.0: the image's come from the
 * base image's name, the files' from `ID` and `VERSION_ID` of os-release, which AuroraBoot reads.
 *
 * The release is certain for Hadron, except in v4.0.0, and for minor releases; others may become a minor
 * release or a date (`rocky-9.6`). Hadron's has no `v` in the files of v3.6 and v3.7.
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

/** Whether a word for a distribution is only used in file names, where the release may differ from the image's. */
export function isFileFlavor(flavor: string): boolean {
  return [...FILE_WORDS.values()].includes(flavor);
}

const FILE_WORDS = new Map([
  ['rockylinux', 'rocky'],
  ['oraclelinux', 'ol'],
]);
