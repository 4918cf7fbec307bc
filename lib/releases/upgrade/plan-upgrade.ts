import { findDefects } from '@/lib/names/artifacts/known-defects';
import { KUBERNETES_DISTROS } from '@/lib/names/artifacts/model';
import type { NameParts } from '@/lib/names/artifacts/name-parts';
import type { ContainedProgram } from '@/lib/releases/contents/release-contents';
import type { ReleaseListing } from '@/lib/releases/existence/model';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

import { cautionsOf } from './cautions';
import {
  chooseKubernetes,
  isOfMinor,
  kubernetesVersionsOf,
  minorsBetween,
  minorsSkipped,
} from './kubernetes-jump';
import type {
  KubernetesJump,
  KubernetesStop,
  ProgramChange,
  UpgradeImage,
  UpgradePlan,
  UpgradeStart,
} from './model';
import { programChanges } from './program-changes';
import { finalsOf, type UpgradeEnds } from './read-ends';
import { replacementsOf, upgradeImage } from './upgrade-image';

/**
 * Plans an upgrade from what a machine runs to a release of Kairos: the image of it, what changes, and what to know
 * before. `contentsOf` gives the programs in a release.
 */
export function planUpgrade(
  { start, to }: UpgradeEnds,
  kairos: ReleaseListing,
  contentsOf: (entry: ReleaseEntry) => readonly ContainedProgram[],
): UpgradePlan {
  const { entry: from } = start;
  const direction = directionOf(kairos, from, to);
  const { parts, custom } = start;
  const image =
    parts === null || custom !== null || direction === 'same'
      ? null
      : upgradeImage(parts, kairos, to);
  const jump = jumpOf(start, { kairos, to, image, direction });
  const finals = finalsOf(kairos);
  return {
    start,
    to,
    direction,
    latestInLine:
      finals.find(({ line }) => line !== null && line === from.line)?.release.tag ?? null,
    latest: finals[0]?.release.tag ?? null,
    image,
    replacements:
      parts !== null && image?.state === 'none' && direction === 'newer'
        ? replacementsOf(parts, kairos, { after: from, to })
        : [],
    programs: changesOf(start, to, image, contentsOf),
    jump,
    cautions: cautionsOf(from, to, { direction, jump }),
    defects:
      parts === null
        ? []
        : findDefects(targetParts(parts, to)).filter(({ id }) => id !== 'hadron-only'),
    between: betweenOf(kairos, from, to),
  };
}

function directionOf(
  { entries }: ReleaseListing,
  from: ReleaseEntry,
  to: ReleaseEntry,
): UpgradePlan['direction'] {
  const [start, end] = [entries.indexOf(from), entries.indexOf(to)];
  return start === end ? 'same' : (end ?? 0) < (start ?? 0) ? 'newer' : 'older';
}

/** The releases after the older of two up to the newer, newest first; prereleases only next to a prerelease. */
function betweenOf(
  { entries }: ReleaseListing,
  from: ReleaseEntry,
  to: ReleaseEntry,
): readonly ReleaseEntry[] {
  const places = [entries.indexOf(from), entries.indexOf(to)];
  const isAnyPreliminary = from.isPreliminary || to.isPreliminary;
  return entries
    .slice(Math.min(...places), Math.max(...places))
    .filter(({ isPreliminary }) => isAnyPreliminary || !isPreliminary);
}

function targetParts(parts: NameParts, { release }: ReleaseEntry): NameParts {
  return { ...parts, version: release.tag };
}

type Context = {
  readonly kairos: ReleaseListing;
  readonly to: ReleaseEntry;
  readonly image: UpgradeImage | null;
  readonly direction: UpgradePlan['direction'];
};

/** How Kubernetes moves: only where what runs states its version, and the target has one for the image. */
function jumpOf({ parts, entry: from }: UpgradeStart, context: Context): KubernetesJump | null {
  const { kairos, to, image, direction } = context;
  const current = parts?.kubernetes ?? null;
  if (parts === null || current === null || current.version === null) return null;
  const chosen = image?.kubernetes ?? null;
  const minors = chosen === null ? null : minorsBetween(current.version, chosen);
  if (chosen === null || minors === null || image?.reference === null) return null;
  const stops =
    direction === 'newer'
      ? minorsSkipped(current.version, chosen).map((minor) =>
          stopFor(minor, parts, { kairos, from, to }),
        )
      : [];
  return { distro: current.distro, from: current.version, to: chosen, minors, stops };
}

function stopFor(
  minor: string,
  parts: NameParts,
  { kairos, from, to }: { kairos: ReleaseListing; from: ReleaseEntry; to: ReleaseEntry },
): KubernetesStop {
  const { entries } = kairos;
  const between = entries
    .slice(entries.indexOf(to), entries.indexOf(from))
    .filter(({ isPreliminary }) => !isPreliminary);
  for (const entry of between) {
    const versions = kubernetesVersionsOf(entry, parts).filter((each) => isOfMinor(each, minor));
    const version = chooseKubernetes(`${minor}.0`, versions);
    if (version === null || parts.kubernetes === null) continue;
    const stated = { ...parts, kubernetes: { ...parts.kubernetes, version } };
    const { reference, state } = upgradeImage(stated, kairos, entry);
    if (state !== 'published') continue;
    return { minor, tag: entry.release.tag, version, reference };
  }
  return { minor, tag: null, version: null, reference: null };
}

/** The programs of both releases; of Kubernetes only what runs and what the image has, if they state it. */
function changesOf(
  { entry, parts }: UpgradeStart,
  to: ReleaseEntry,
  image: UpgradeImage | null,
  contentsOf: (entry: ReleaseEntry) => readonly ContainedProgram[],
): readonly ProgramChange[] {
  const shownOf = (of: ReleaseEntry, version: string | null) => {
    const all = contentsOf(of);
    if (parts === null) return all;
    const distro = parts.kubernetes?.distro ?? null;
    const contents = all.filter(
      ({ program }) =>
        (!isKubernetes(program) || program === distro) &&
        (program !== 'hadron' || parts.flavor === 'hadron'),
    );
    return distro === null || version === null
      ? contents
      : [
          ...contents.filter(({ program }) => program !== distro),
          { program: distro, versions: [version], basis: 'files' as const, source: null },
        ];
  };
  return programChanges(
    shownOf(entry, parts?.kubernetes?.version ?? null),
    shownOf(to, image?.kubernetes ?? null),
  );
}

function isKubernetes(program: string): boolean {
  return KUBERNETES_DISTROS.some((distro) => distro === program);
}
