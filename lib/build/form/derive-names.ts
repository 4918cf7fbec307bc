import { splitBaseImage } from '@/lib/names/artifacts/split-base-image';
import { distributions } from '@/lib/names/distributions/distributions';
import type { Distribution } from '@/lib/names/distributions/model';
import { readBaseImage } from '@/lib/names/distributions/read-base-image';
import { formatReference } from '@/lib/names/references/format-reference';
import type { ImageReference } from '@/lib/names/references/model';
import type { SemVer } from '@/lib/names/versions/model';
import { isAtLeast } from '@/lib/names/versions/span';

/** Flavor and release as a base image gives them; empty where it does not. */
export type DerivedNames = {
  readonly flavor: string;
  readonly flavorRelease: string;
  /** Whether the Kairos Factory would cut the base image otherwise, and wrongly. */
  readonly isTrap: boolean;
};

/**
 * Derives flavor and release from a base image as the Kairos Factory does, except for what the Factory cuts
 * wrongly: the port of a registry, a registry followed by one name, a missing tag, and a digest.
 *
 * `release` is the version of an image that Kairos published. Every Jetson AGX Orin is named Ubuntu 22.04
 * since v3.3.0; before it was 20.04, its base.
 *
 * @see https://github.com/kairos-io/kairos-factory-action/blob/main/.github/workflows/reusable-factory.yaml
 */
export function deriveNames(
  base: ImageReference,
  model: string,
  release: SemVer | null,
): DerivedNames {
  const { registry, repository, tag } = base;
  const last = repository.slice(repository.lastIndexOf('/') + 1);
  const isFixed = model === FIXED_MODEL && (release === null || isAtLeast(release, 'v3.3.0'));
  const asFactory = splitBaseImage(formatReference(base), isFixed ? model : 'generic');
  const isPlain = tag !== null && base.digest === null;
  const host = registry === null ? '' : `${registry}/`;
  const isHostCut = host.includes(':') || (host !== '' && !repository.includes('/'));
  if (isFixed || (isPlain && !isHostCut)) return { ...asFactory, isTrap: false };
  if (tag === null) return { flavor: last, flavorRelease: '', isTrap: true };
  const path = host !== '' && repository.includes('/') ? `host/${repository}` : repository;
  return { ...splitBaseImage(`${path}:${tag}`), isTrap: true };
}

/** The board whose names state Ubuntu 22.04 for any base. */
const FIXED_MODEL = 'nvidia-jetson-agx-orin';

/** The distribution that is turned into Kairos: the base image's, or the one that the flavor names. */
export function distributionOf(
  base: ImageReference | null,
  { flavor, flavorRelease }: { readonly flavor: string; readonly flavorRelease: string },
): Distribution {
  if (base !== null) return readBaseImage(formatReference(base)).distribution;
  const word = DISTRIBUTION_WORDS.get(flavor) ?? flavor;
  const row = distributions.find(({ id }) => word === id || word.startsWith(`${id}-`));
  const { distribution } = readBaseImage(row?.id ?? (flavor === '' ? 'unknown' : flavor));
  return { ...distribution, release: flavorRelease === '' ? null : flavorRelease };
}

const DISTRIBUTION_WORDS = new Map([
  ['rocky', 'rockylinux'],
  ['ol', 'oraclelinux'],
  ['arch', 'archlinux'],
  ['fedorariscv', 'fedora'],
]);
