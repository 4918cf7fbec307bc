import { formatReference } from '@/lib/names/references/format-reference';
import type { ContradictedPart, ImageVerdict } from '@/lib/releases/existence/model';

import type { BuildField, BuildForm, CheckedArtifact, FieldProblem } from './model';

const FIELDS: Readonly<Record<ContradictedPart, BuildField>> = {
  flavor: 'flavor',
  flavorRelease: 'flavorRelease',
  arch: 'arch',
  model: 'model',
  variant: 'variant',
  kubernetes: 'kubernetes',
  kubernetesVersion: 'kubernetesVersion',
};

/** The change of the form after which its release has everything in it; null if nothing is contradicted. */
export function fixOfContradictions(
  artifact: CheckedArtifact,
  { contradictions }: ImageVerdict,
): Partial<BuildForm> | null {
  if (contradictions.length === 0) return null;
  const values = new Map(contradictions.map(({ part, published }) => [part, published[0]]));
  const flavor = values.get('flavor') ?? artifact.flavor;
  const release = values.get('flavorRelease') ?? artifact.flavorRelease;
  const isOtherBase = values.has('flavor') || values.has('flavorRelease');
  const others = [...values].filter(([part]) => part !== 'flavor' && part !== 'flavorRelease');
  return {
    ...(isOtherBase && baseFix(artifact, flavor, release)),
    ...Object.fromEntries(others.map(([part, value]) => [FIELDS[part], value])),
  };
}

/** Problems for what the release of an artifact contradicts, each with the one change that corrects them all. */
export function existenceProblems(
  artifact: CheckedArtifact,
  verdict: ImageVerdict,
): readonly FieldProblem[] {
  const fix = fixOfContradictions(artifact, verdict);
  return verdict.contradictions.map(({ part, says }) => ({
    field: fieldOf(part, artifact),
    message: says,
    severity: 'warning',
    source: verdict.source,
    fix,
  }));
}

/** A typed base image decides flavor and release, so they are corrected there. */
function fieldOf(part: ContradictedPart, { base }: CheckedArtifact): BuildField {
  const isBase = part === 'flavor' || part === 'flavorRelease';
  return isBase && base !== null ? 'base' : FIELDS[part];
}

function baseFix(
  { base, flavor: stated }: CheckedArtifact,
  flavor: string,
  flavorRelease: string,
): Partial<BuildForm> {
  if (base === null) return flavor === stated ? { flavorRelease } : { flavor, flavorRelease };
  const isHadron = flavor === 'hadron' && /(?:^|\/)hadron(?:-trusted)?$/.test(base.repository);
  return isHadron
    ? {
        base: formatReference({ ...base, tag: flavorRelease, digest: null }),
        flavor: '',
        flavorRelease: '',
      }
    : { base: '', flavor, flavorRelease };
}
