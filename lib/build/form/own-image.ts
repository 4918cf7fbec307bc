import { ERAS, findEra } from '@/lib/names/artifacts/eras';
import { splitBaseImage } from '@/lib/names/artifacts/split-base-image';
import type { ImageReference } from '@/lib/names/references/model';
import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { isAtLeast } from '@/lib/names/versions/span';
import { findComponentVersions } from '@/lib/releases/component-versions/find-component-versions';

import { isOfficialPlace } from './check-place';
import { deriveNames } from './derive-names';
import type { BuildForm } from './model';
import { initOfRelease } from './release-programs';

/**
 * Decides why an image is not one that Kairos publishes but one that people build themselves; null for those
 * that Kairos publishes, or that only have such a name. The registry does not suffice: the base if it is
 * given, the version and kairos-init must be those of a release.
 */
export function whyOwnImage(form: BuildForm, base: ImageReference | null): string | null {
  const { version, naming } = form;
  if (!isOfficialPlace(form)) return 'It is not in quay.io/kairos.';
  if (naming === 'E6') return null;
  return whyByVersion(form, version) ?? whyByBase(form, base) ?? whyByFips(form) ?? whyByInit(form);
}

function whyByVersion({ release, base, flavorRelease }: BuildForm, version: string): string | null {
  if (release !== '' && withV(release) !== version) {
    return `Its version is ${version}, and the programs in it are those of Kairos ${withV(release)}.`;
  }
  if (/^[0-9]/.test(version))
    return `The releases of Kairos begin with “v”, and ${version} does not.`;
  const era = findEra(version);
  if (era === null && readKairosVersion(version) !== null) {
    return `Kairos begins with v0.57.0, and the version is ${version}.`;
  }
  const isUnnamed = era === ERAS.E0 || era === ERAS.E1 || era === ERAS.E2;
  return isUnnamed && (base !== '' || flavorRelease !== '')
    ? `Before v2.4.2 the names of Kairos did not state the base image, so ${version} is taken for the version of a custom build.`
    : null;
}

function whyByBase(form: BuildForm, base: ImageReference | null): string | null {
  const { version, model, trustedBoot } = form;
  const numbers = readKairosVersion(version);
  if (numbers === null || base === null || model.startsWith('nvidia-jetson')) return null;
  const flavor = form.flavor === '' ? deriveNames(base, model, null).flavor : form.flavor;
  const isTrustedHadron = flavor === 'hadron-trusted' && trustedBoot === 'true';
  if (isAtLeast(numbers, 'v4.0.0')) {
    return flavor === 'hadron' || isTrustedHadron
      ? null
      : `Since v4.0.0 Kairos publishes images of Hadron only, and this one is of ${flavor}.`;
  }
  const built = flavorsOf(version);
  return built === null || built.includes(flavor)
    ? null
    : `Kairos ${version} was published for ${built.join(', ')}, and not for ${flavor}.`;
}

/** The flavors that the workflows of a release build; null where they were not read. */
function flavorsOf(version: string): readonly string[] | null {
  const bases = findComponentVersions(version)?.bases ?? null;
  if (bases === null) return null;
  const all = [...bases.amd64, ...bases.arm64].map((each) => splitBaseImage(each).flavor);
  return [...new Set(all)].filter((flavor) => flavor !== 'cache');
}

function whyByFips({ fips, version }: BuildForm): string | null {
  const numbers = readKairosVersion(version);
  return fips === 'true' && numbers !== null && isAtLeast(numbers, 'v3.4.0')
    ? 'The release workflows of Kairos build no FIPS images.'
    : null;
}

function whyByInit({ kairosInit, version }: BuildForm): string | null {
  if (kairosInit === '') return null;
  const pinned = initOfRelease(version);
  if (pinned === withV(kairosInit)) return null;
  return pinned === null
    ? `It is built with kairos-init ${withV(kairosInit)}, and whether Kairos ${version} was is unknown.`
    : `It is built with kairos-init ${withV(kairosInit)}, and Kairos ${version} was built with ${pinned}.`;
}

function withV(version: string): string {
  return version.replace(/^(?=[0-9])/, 'v');
}
