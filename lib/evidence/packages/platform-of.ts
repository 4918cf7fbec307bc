import type { Package } from './model';

/** The distribution and the architecture of the image that contains some packages; empty where unknown. */
export type Platform = {
  /** E.g. `ubuntu`, `alpine` or `hadron`. */
  readonly distribution: string;
  /** The distribution with its release as package URLs write it, e.g. `ubuntu-24.04`. */
  readonly release: string;
  /** In the words of image platforms: `amd64`, `arm64`. */
  readonly arch: string;
};

/** Types whose packages the distribution itself installs. */
const SYSTEM_TYPES = ['deb', 'rpm', 'apk', 'alpm', 'hadron'];

const ARCHES: ReadonlyMap<string, string> = new Map([
  ['x86_64', 'amd64'],
  ['aarch64', 'arm64'],
  ['armv7', 'arm'],
  ['armhf', 'arm'],
  ['i686', '386'],
  ['i386', '386'],
]);

const WITHOUT_ARCH = ['', 'all', 'any', 'noarch', 'src'];

/** Finds what most packages of the distribution say of their image; a few strangers do not change it. */
export function platformOf(packages: readonly Package[]): Platform {
  const type = mostFrequent(packages, (one) => (SYSTEM_TYPES.includes(one.type) ? one.type : ''));
  const installed = packages.filter((one) => type !== '' && one.type === type);
  return {
    distribution: type === 'hadron' ? type : mostFrequent(installed, ({ namespace }) => namespace),
    release: decode(mostFrequent(installed, releaseOf)),
    arch: mostFrequent(installed, ({ arch }) =>
      WITHOUT_ARCH.includes(arch) ? '' : (ARCHES.get(arch) ?? arch),
    ),
  };
}

/** The distribution that a package URL gives, still encoded. */
function releaseOf({ purl }: Package): string {
  return /[?&]distro=([^&#]*)/.exec(purl)?.[1] ?? '';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function mostFrequent(packages: readonly Package[], textOf: (one: Package) => string): string {
  const counts = new Map<string, number>();
  for (const one of packages) {
    const text = textOf(one);
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  let best = '';
  for (const [text, count] of counts) if (count > (counts.get(best) ?? 0)) best = text;
  return best;
}
