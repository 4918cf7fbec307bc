import type { CheckedArtifact } from '@/lib/build/form/model';
import { withPrefix } from '@/lib/build/form/with-prefix';
import { ERAS } from '@/lib/names/artifacts/eras';
import { formatReference } from '@/lib/names/references/format-reference';
import { parseReference } from '@/lib/names/references/parse-reference';
import { isAtLeast } from '@/lib/names/versions/span';

const HADRON = 'ghcr.io/kairos-io/hadron';

/** The flavors that Kairos published before Hadron, with the repositories of their base images. */
const REPOSITORIES = new Map([
  ['ubuntu', 'ubuntu'],
  ['debian', 'debian'],
  ['fedora', 'fedora'],
  ['alpine', 'alpine'],
  ['rockylinux', 'rockylinux'],
]);

/** The base images of a Jetson: one with NVIDIA's packages until kairos-init installed them. */
const JETSON = { prepared: 'quay.io/kairos/cache:nvidia-base', plain: 'ubuntu:22.04' } as const;

/**
 * The reference of the base image, with the mirror's prefix: the one in the form, else that of the release of
 * Hadron, or for official images since v2.4.2 the one in their release workflows. Null if it is unknown or invalid.
 *
 * @see https://github.com/kairos-io/kairos/blob/v3.7.2/.github/workflows/release.yaml
 */
export function baseReferenceOf(artifact: CheckedArtifact): string | null {
  const { base, prefix } = artifact;
  const reference = base === null ? officialBase(artifact) : formatReference(base);
  if (reference === null || !parseReference(reference).ok) return null;
  const prefixed = withPrefix(reference, prefix);
  return parseReference(prefixed).ok ? prefixed : null;
}

/** Why there is no reference of the base image, as a sentence for readers; null if there is one. */
export function baseProblem(artifact: CheckedArtifact): string | null {
  if (baseReferenceOf(artifact) !== null) return null;
  return baseReferenceOf({ ...artifact, prefix: null }) === null
    ? 'Enter the base image: the flavor alone does not say which image to build from.'
    : SECOND_PORT;
}

const SECOND_PORT =
  'Behind the mirror the name would contain the port of the other registry too, and no client accepts two.';

function officialBase(artifact: CheckedArtifact): string | null {
  const { official, era, flavor, flavorRelease, model } = artifact;
  if (era.repository !== 'flavor' || era === ERAS.E6) return null;
  if (flavor === 'hadron') return hadronBase(artifact);
  if (!official) return null;
  if (model.startsWith('nvidia')) return jetsonBase(artifact);
  if (!isPublishedBase(artifact)) return null;
  if (flavor === 'opensuse') return suseBase(flavorRelease);
  const repository = REPOSITORIES.get(flavor);
  return repository === undefined ? null : `${repository}:${flavorRelease}`;
}

/** Hadron has one base image for each combination of FIPS and trusted boot. */
function hadronBase({ flavorRelease, fips, trustedBoot, model }: CheckedArtifact): string | null {
  if (model.startsWith('nvidia')) return null;
  return `${HADRON}${fips ? '-fips' : ''}${trustedBoot ? '-trusted' : ''}:${flavorRelease}`;
}

/** Before v4.0.0 Kairos published several distributions. Names of Debian up to v3.3.6 do not state the base. */
function isPublishedBase({ versionNumbers, flavor, era }: CheckedArtifact): boolean {
  const isBefore = versionNumbers !== null && !isAtLeast(versionNumbers, 'v4.0.0');
  return isBefore && !(era === ERAS.E3 && flavor === 'debian');
}

function suseBase(release: string): string | null {
  const leap = /^leap-(.+)$/.exec(release)?.[1];
  if (leap !== undefined) return `opensuse/leap:${leap}`;
  return release === 'tumbleweed-latest' || release === 'tumbleweed'
    ? 'opensuse/tumbleweed:latest'
    : null;
}

function jetsonBase({ versionNumbers }: CheckedArtifact): string | null {
  if (versionNumbers === null || !isAtLeast(versionNumbers, 'v3.4.0')) return null;
  return isAtLeast(versionNumbers, 'v3.7.0') ? JETSON.plain : JETSON.prepared;
}
