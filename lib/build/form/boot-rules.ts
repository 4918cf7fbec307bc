import { compareReleases } from '@/lib/names/distributions/compare-releases';
import { formatReference } from '@/lib/names/references/format-reference';
import type { ImageReference } from '@/lib/names/references/model';
import { parseSemVer } from '@/lib/names/versions/parse-semver';
import { isAtLeast } from '@/lib/names/versions/span';

import { ANY_INIT, ANY_KAIROS, type Rule, type RuleSubject } from './rule';

const PACKAGE_MAPS = 'https://github.com/kairos-io/kairos-init/blob/main/pkg/values/packagemaps.go';
const TESTS = 'https://github.com/kairos-io/kairos-init/blob/main/.github/workflows/test.yml';
const FACTORY_DOCS = 'https://kairos.io/docs/reference/kairos-factory/';
const DOCKERFILE = 'https://github.com/kairos-io/kairos/blob/v4.2.0/images/Dockerfile';
const NAMES = 'https://github.com/kairos-io/kairos/blob/master/sdk/versioneer/versioneer.go';
const AURORABOOT = 'https://kairos.io/docs/reference/auroraboot/';

const isUkiKind = ({ kind }: RuleSubject) => kind === 'uki-iso' || kind === 'uki-container';

/** Trusted boot, FIPS, and the kinds of artifact. */
export const BOOT_RULES: readonly Rule[] = [
  {
    id: 'trusted-boot-is-generic',
    field: 'trustedBoot',
    severity: 'error',
    source: PACKAGE_MAPS,
    holds: ANY_INIT,
    breaks: ({ trustedBoot, model }) => trustedBoot && model !== 'generic',
    says: ({ model }) =>
      `kairos-init has packages for trusted boot on generic machines, and none for ${model}.`,
    fix: (subject) => ({ trustedBoot: 'false', ...(isUkiKind(subject) && { kind: 'image' }) }),
  },
  {
    id: 'trusted-boot-is-tested-on-amd64',
    field: 'trustedBoot',
    severity: 'warning',
    source: TESTS,
    holds: ANY_INIT,
    breaks: ({ trustedBoot, arch }) => trustedBoot && arch !== null && arch !== 'amd64',
    says: ({ arch }) => `Trusted boot is tested on amd64 only, not on ${arch ?? 'this'}.`,
    fix: () => ({ arch: 'amd64' }),
  },
  {
    id: 'trusted-boot-bases',
    field: 'base',
    severity: 'warning',
    source: TESTS,
    holds: ANY_INIT,
    breaks: (subject) => subject.trustedBoot && !isTrustedBootBase(subject),
    says: ({ distribution }) =>
      `Trusted boot is tested on Ubuntu 24.04 and newer, Fedora and Hadron, not on ${distribution.name}${distribution.release === null ? '' : ` ${distribution.release}`}.`,
    fix: () => ({ base: 'ubuntu:24.04', flavor: '', flavorRelease: '' }),
  },
  {
    id: 'hadron-base-for-boot-and-fips',
    field: 'base',
    severity: 'warning',
    source: 'https://github.com/kairos-io/kairos/issues/4726',
    holds: ANY_INIT,
    breaks: (subject) => hadronBaseFor(subject) !== null,
    says: (subject) => {
      const { trustedBoot, fips } = subject;
      const wish = [trustedBoot ? 'trusted boot' : '', fips ? 'FIPS' : ''].filter(Boolean);
      const name = hadronBaseFor(subject) ?? '';
      const since = name === FIPS_TRUSTED ? `, since Hadron ${FIRST_FIPS_TRUSTED}` : '';
      return `For ${wish.join(' and ')} Hadron has its own base image, ${name}${since}.`;
    },
    fix: (subject) => {
      const { base } = subject;
      const name = hadronBaseFor(subject);
      return base === null || name === null || isBeforeFirst(name, base)
        ? null
        : { base: withName(base, name), flavor: '', flavorRelease: '' };
    },
  },
  {
    id: 'uki-needs-trusted-boot',
    field: 'kind',
    severity: 'error',
    source: AURORABOOT,
    holds: ANY_KAIROS,
    breaks: (subject) => isUkiKind(subject) && !subject.trustedBoot,
    says: () => 'A UKI is made of an image that was prepared for trusted boot.',
    fix: () => ({ trustedBoot: 'true' }),
  },
  {
    id: 'trusted-boot-iso-is-uki',
    field: 'kind',
    severity: 'error',
    source: FACTORY_DOCS,
    holds: ANY_KAIROS,
    breaks: ({ trustedBoot, kind }) => trustedBoot && (kind === 'iso' || kind === 'netboot'),
    says: () =>
      'An image for trusted boot has no initrd, so an ordinary ISO of it would not boot: it becomes a UKI, signed with your keys.',
    fix: () => ({ kind: 'uki-iso' }),
  },
  {
    id: 'raw-image-has-no-trusted-boot',
    field: 'kind',
    severity: 'error',
    source: NAMES,
    holds: ANY_KAIROS,
    breaks: ({ trustedBoot, kind }) => trustedBoot && kind === 'raw-image',
    says: () =>
      'A tag ends in -uki for trusted boot or in -img for a raw disk. No rule names both at once.',
    fix: () => ({ kind: 'image' }),
  },
  {
    id: 'era-has-no-trusted-boot',
    field: 'trustedBoot',
    severity: 'error',
    source: NAMES,
    holds: ANY_KAIROS,
    breaks: ({ trustedBoot, era }) => trustedBoot && era.trustedBootTag === null,
    says: () => 'Names of this version had no mark for trusted boot: it came after v2.4.1.',
    fix: (subject) => ({ trustedBoot: 'false', ...(isUkiKind(subject) && { kind: 'image' }) }),
  },
  {
    id: 'era-has-no-raw-image',
    field: 'kind',
    severity: 'error',
    source: 'https://github.com/kairos-io/kairos/blob/master/.github/workflows/_build-iso.yaml',
    holds: ANY_KAIROS,
    breaks: ({ kind, era }) => kind === 'raw-image' && era.rawImage === null,
    says: () => 'By this rule no raw disk is packed in an image.',
    fix: () => ({ kind: 'image' }),
  },
  {
    id: 'fips-not-on-riscv64',
    field: 'fips',
    severity: 'error',
    source: FACTORY_DOCS,
    holds: ANY_INIT,
    breaks: ({ fips, arch }) => fips && arch === 'riscv64',
    says: () => 'There is no FIPS for riscv64.',
    fix: () => ({ fips: 'false' }),
  },
  {
    id: 'fips-on-debian-family',
    field: 'fips',
    severity: 'warning',
    source: DOCKERFILE,
    holds: ANY_INIT,
    breaks: ({ fips, distribution }) => fips && distribution.family === 'debian',
    says: ({ distribution }) =>
      `${distribution.id === 'ubuntu' ? 'FIPS on Ubuntu needs packages of Ubuntu Pro. And the' : 'The'} Dockerfile of Kairos compares with “==”, which the shell of ${distribution.name} does not support: FIPS is expected to stay off without a warning. Fedora 41 is tested with FIPS.`,
    fix: () => ({ base: 'fedora:41', flavor: '', flavorRelease: '' }),
  },
  {
    id: 'fips-is-not-named',
    field: 'fips',
    severity: 'note',
    source: NAMES,
    holds: ANY_KAIROS,
    breaks: ({ fips }) => fips,
    says: () => 'A name does not state FIPS: give such an image its own repository or version.',
    fix: () => null,
  },
];

function isTrustedBootBase({ distribution }: RuleSubject): boolean {
  const { id, release } = distribution;
  if (id === 'ubuntu') return release !== null && compareReleases(release, '24.04') <= 0;
  return id === 'fedora' || id === 'hadron';
}

/**
 * The base image of Hadron that is made for the trusted boot and the FIPS of an artifact; null if its base is
 * that one, or not of Hadron. `hadron-fips-trusted` exists since Hadron v0.5.3.
 */
function hadronBaseFor({ base, trustedBoot, fips }: RuleSubject): string | null {
  const name = base?.repository.split('/').at(-1) ?? '';
  const made = /^hadron(?<cloud>-cloud)?(?:-fips)?(?:-trusted)?$/.exec(name);
  if (made === null) return null;
  const isMade = (!trustedBoot || name.endsWith('-trusted')) && (!fips || name.includes('-fips'));
  if (isMade) return null;
  const cloud = fips && trustedBoot ? '' : (made.groups?.['cloud'] ?? '');
  return `hadron${cloud}${fips ? '-fips' : ''}${trustedBoot ? '-trusted' : ''}`;
}

/** Whether a base image did not exist at the release of Hadron that the tag names. */
function isBeforeFirst(name: string, { tag }: ImageReference): boolean {
  const version = parseSemVer(tag ?? '');
  return name === FIPS_TRUSTED && version.ok && !isAtLeast(version.value, FIRST_FIPS_TRUSTED);
}

const FIPS_TRUSTED = 'hadron-fips-trusted';
const FIRST_FIPS_TRUSTED = 'v0.5.3';

function withName(base: ImageReference, name: string): string {
  const repository = base.repository.replace(/[^/]+$/, name);
  return formatReference({ ...base, repository, digest: null });
}
