import type { Decoded } from '@/lib/names/artifacts/decoded';
import { KUBERNETES_DISTROS } from '@/lib/names/artifacts/model';
import { findProgram } from '@/lib/names/catalog/programs';
import {
  BUNDLED_VERSIONS,
  releasesAround,
  releasesWith,
  type KnownVersions,
  type PinningRelease,
} from '@/lib/releases/contents/pinned-releases';
import type { ReleaseListing } from '@/lib/releases/existence/model';

import type { ProgramLead } from './model';

/**
 * Finds the releases of Kairos that contain a version of a program: k3s and k0s by the files of the releases,
 * all others by what `known` says of their component versions. Null for what is no program with a version.
 */
export function programLeadOf(
  { kind, parts }: Decoded,
  kairos: ReleaseListing,
  known: KnownVersions = BUNDLED_VERSIONS,
): ProgramLead | null {
  const { name, version: stated } = parts;
  if (kind !== 'component' || name === null || stated === null) return null;
  if (parts.kubernetes !== null) {
    const { distro } = parts.kubernetes;
    return kubernetesLead(distro, { distros: [distro], version: stated }, kairos);
  }
  if (name === 'kubernetes') {
    return kubernetesLead(name, { distros: KUBERNETES_DISTROS, version: stated }, kairos);
  }
  const program = findProgram(name)?.versionOf ?? name;
  const version = stated.replace(/^(?=[0-9])/, 'v');
  if (!/^v[0-9]+\.[0-9]+\.[0-9]+/.test(version)) return null;
  const releases = releasesWith(known.releases, program, version);
  const around = releasesAround(known.releases, program, version);
  const isTracked = releases.length > 0 || around.before !== null || around.after !== null;
  if (!isTracked) return null;
  const isFound = releases.length > 0;
  return {
    program,
    version,
    releases: releases.map(({ tag, source }) => ({ tag, source })),
    before: isFound ? null : neighbour(around.before),
    after: isFound ? null : neighbour(around.after),
    coverage: known.coverage,
  };
}

function neighbour(release: PinningRelease | null): ProgramLead['before'] {
  return release === null ? null : { tag: release.tag, version: release.version };
}

/** Finds a version, or a line of versions, of any of some distributions in the names of files. */
function kubernetesLead(
  program: string,
  { distros, version }: { readonly distros: readonly string[]; readonly version: string },
  kairos: ReleaseListing,
): ProgramLead | null {
  if (kairos.coverage === 'snapshot') return null;
  const part = new RegExp(
    `(?:${distros.join('|')})-?${version.replaceAll(/[.+]/g, '[-+_.]')}(?:[-+._]|$)`,
  );
  const releases = kairos.entries
    .filter(({ release }) => release.assets.some((asset) => part.test(asset.name)))
    .map(({ release }) => ({ tag: release.tag, source: null }))
    .toReversed();
  return { program, version, releases, before: null, after: null, coverage: null };
}
