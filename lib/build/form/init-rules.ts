import { decode } from '@/lib/names/artifacts/decode';
import { ARCHES, type Arch } from '@/lib/names/artifacts/model';
import type { NameParts } from '@/lib/names/artifacts/name-parts';
import { formatReference } from '@/lib/names/references/format-reference';
import type { ImageReference } from '@/lib/names/references/model';

import type { BuildForm } from './model';
import { ANY_INIT, ANY_KAIROS, type Rule } from './rule';

const ISSUES = 'https://github.com/kairos-io/kairos/issues';
const COMMITS = 'https://github.com/kairos-io/kairos-init/commit';
const OFFICIAL_IMAGES =
  'https://github.com/docker-library/official-images#architectures-other-than-amd64';

/** Takes the kairos-init of the latest release. */
const LATEST_INIT: Partial<BuildForm> = { release: '', kairosInit: '' };

/** What a base image needs of kairos-init, and what an image can be built from. */
export const INIT_RULES: readonly Rule[] = [
  {
    id: 'oracle-linux-needs-init',
    field: 'kairosInit',
    severity: 'error',
    source: `${ISSUES}/3987`,
    holds: { of: 'kairos-init', from: null, to: 'v0.8' },
    breaks: ({ distribution }) => distribution.id === 'oraclelinux',
    says: () =>
      'kairos-init builds Oracle Linux since v0.9.0; earlier versions stop with an unknown package manager.',
    fix: () => LATEST_INIT,
  },
  {
    id: 'ubuntu-26-needs-init',
    field: 'kairosInit',
    severity: 'warning',
    source: `${COMMITS}/ec77484`,
    holds: { of: 'kairos-init', from: null, to: 'v0.8.5' },
    breaks: ({ distribution }) => distribution.id === 'ubuntu' && distribution.release === '26.04',
    says: () =>
      'kairos-init builds Ubuntu 26.04 since v0.8.6; earlier versions do not have its packages.',
    fix: () => LATEST_INIT,
  },
  {
    id: 'riscv64-debian-needs-grub',
    field: 'kairosInit',
    severity: 'warning',
    source: 'https://github.com/kairos-io/kairos-init/releases/tag/v0.16.0',
    holds: { of: 'kairos-init', from: 'v0.10.0', to: 'v0.15' },
    breaks: ({ arch, distribution }) => arch === 'riscv64' && distribution.id === 'debian',
    says: () => 'kairos-init installs GRUB for riscv64 on Debian since v0.16.0.',
    fix: () => LATEST_INIT,
  },
  {
    id: 'pi-ubuntu-boots-generic-kernel',
    field: 'kairosInit',
    severity: 'warning',
    source: `${ISSUES}/4222`,
    holds: { of: 'kairos-init', from: null, to: 'v0.15.1' },
    breaks: ({ model, distribution }) => model === 'rpi4' && distribution.id === 'ubuntu',
    says: () =>
      'Built with kairos-init before v0.15.2, Ubuntu boots the generic kernel on a Raspberry Pi 4 instead of that of the board.',
    fix: () => LATEST_INIT,
  },
  {
    id: 'base-is-kairos',
    field: 'base',
    severity: 'error',
    source: `${ISSUES}/4148`,
    holds: ANY_INIT,
    breaks: ({ base }) => base !== null && kairosImageOf(base) !== null,
    says: ({ base }) => {
      const name = base === null ? '' : formatReference(base);
      return `The base image ${name} is a Kairos image already: kairos-init turns an image of a distribution into one. Build from the distribution instead.`;
    },
    fix: ({ base }) => {
      const parts = base === null ? null : kairosImageOf(base);
      return parts === null ? null : { base: originOf(parts), flavor: '', flavorRelease: '' };
    },
  },
  {
    id: 'base-is-for-another-architecture',
    field: 'arch',
    severity: 'warning',
    source: OFFICIAL_IMAGES,
    holds: ANY_KAIROS,
    breaks: ({ base, arch }) => {
      const stated = base === null ? null : archOfBase(base);
      return stated !== null && arch !== null && stated !== arch;
    },
    says: ({ base, arch }) => {
      const stated = base === null ? null : archOfBase(base);
      return `The base image ${base === null ? '' : formatReference(base)} is for ${stated ?? ''}, not for ${arch ?? ''}.`;
    },
    fix: ({ base }) => {
      const stated = base === null ? null : archOfBase(base);
      return stated === null ? null : { arch: stated };
    },
  },
];

/** The parts of a base image that is an image of Kairos itself, by its tag; null for any other. */
function kairosImageOf(base: ImageReference): NameParts | null {
  const { kind, parts } = decode(formatReference({ ...base, digest: null }));
  const isImage = kind === 'image' && parts.flavor !== null;
  return isImage && parts.variant !== null && parts.version !== null ? parts : null;
}

/** The base image of the distribution that a Kairos image is of. */
function originOf({ flavor, flavorRelease }: NameParts): string {
  const release = flavorRelease === null || flavorRelease === '' ? '' : `:${flavorRelease}`;
  if (flavor === 'hadron') return `ghcr.io/kairos-io/hadron${release}`;
  const leap = /^:leap-(.+)$/.exec(release)?.[1];
  return leap !== undefined && flavor === 'opensuse'
    ? `opensuse/leap:${leap}`
    : `${flavor}${release}`;
}

/** The namespaces of Docker Hub whose images are for one architecture. */
const ARCH_NAMESPACES = new Map<string, Arch>([
  ['amd64', 'amd64'],
  ['arm64v8', 'arm64'],
  ['riscv64', 'riscv64'],
]);

function archOfBase({ registry, repository }: ImageReference): Arch | null {
  const isDockerHub = registry === null || registry === 'docker.io';
  const [namespace = '', name] = repository.split('/');
  if (!isDockerHub || name === undefined) return null;
  return ARCHES.find((arch) => arch === ARCH_NAMESPACES.get(namespace)) ?? null;
}
