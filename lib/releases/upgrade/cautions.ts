import { DOCUMENTATION } from '@/lib/names/catalog/documentation';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

import type { Caution, KubernetesJump } from './model';

const SKEW_POLICY = 'https://kubernetes.io/releases/version-skew-policy/';

/** What to know before an upgrade from one release to another, the gravest first. */
export function cautionsOf(
  from: ReleaseEntry,
  to: ReleaseEntry,
  {
    direction,
    jump,
  }: { readonly direction: 'newer' | 'same' | 'older'; readonly jump: KubernetesJump | null },
): readonly Caution[] {
  return [
    ...(direction === 'older' ? [older(from, to)] : []),
    ...majorCaution(from, to, direction),
    ...(jump === null ? [] : jumpCaution(jump)),
    ...(to.isPreliminary ? [prerelease(to)] : []),
  ];
}

function older({ release: from }: ReleaseEntry, { release: to }: ReleaseEntry): Caution {
  return {
    id: 'older',
    says: `${to.tag} is older than ${from.tag}: this would be a downgrade. Kairos documents upgrades only.`,
    source: DOCUMENTATION.imageMatrix,
  };
}

function majorCaution(
  from: ReleaseEntry,
  to: ReleaseEntry,
  direction: 'newer' | 'same' | 'older',
): readonly Caution[] {
  const [before, after] = [from, to].map(({ version }) => version.numbers?.major ?? null);
  const isCrossed =
    direction === 'newer' &&
    from.version.class === to.version.class &&
    typeof before === 'number' &&
    typeof after === 'number' &&
    before !== after;
  if (!isCrossed) return [];
  return [
    {
      id: 'major',
      says: `From v${before} to v${after}: an upgrade in place across major versions is attempted, and not guaranteed.`,
      source: DOCUMENTATION.imageMatrix,
    },
  ];
}

function jumpCaution({ distro, from, to, minors }: KubernetesJump): readonly Caution[] {
  if (minors < 0) {
    return [
      {
        id: 'kubernetes-older',
        says: `${distro} ${from} to ${to} goes back: Kubernetes does not support a downgrade of a cluster.`,
        source: SKEW_POLICY,
      },
    ];
  }
  if (minors < 2) return [];
  return [
    {
      id: 'kubernetes-jump',
      says: `${distro} ${from} to ${to} skips ${minors === 2 ? '1 minor version' : `${minors - 1} minor versions`} of Kubernetes: Kubernetes allows one at a time.`,
      source: SKEW_POLICY,
    },
  ];
}

function prerelease({ release }: ReleaseEntry): Caution {
  return {
    id: 'prerelease',
    says: `${release.tag} is a prerelease.`,
    source: release.url,
  };
}
