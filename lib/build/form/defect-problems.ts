import { findDefects } from '@/lib/names/artifacts/known-defects';
import { NO_PARTS, type NameParts } from '@/lib/names/artifacts/name-parts';

import type { BuildField, FieldProblem } from './model';
import type { RuleSubject } from './rule';

/** Finds the known defects that an artifact of Kairos' own meets. */
export function defectProblems(subject: RuleSubject): readonly FieldProblem[] {
  if (!subject.official) return [];
  return findDefects(partsOf(subject)).map(({ id, says, source }) => ({
    field: DEFECT_FIELDS.get(id) ?? 'kind',
    message: says,
    severity: 'warning',
    source,
    fix: null,
  }));
}

const DEFECT_FIELDS = new Map<string, BuildField>([
  ['hadron-only', 'flavor'],
  ['arm64-lost-k3s', 'kubernetes'],
  ['jetson-without-kubernetes', 'kubernetes'],
]);

function partsOf(subject: RuleSubject): NameParts {
  const { flavor, flavorRelease, variant, arch, model, version, kubernetes, trustedBoot } = subject;
  const isRawImage = subject.kind === 'raw-image';
  return {
    ...NO_PARTS,
    flavor,
    flavorRelease,
    variant,
    arch,
    model,
    kubernetes,
    trustedBoot,
    version: subject.versionNumbers === null ? null : version,
    suffix: isRawImage ? 'img' : trustedBoot ? 'uki' : '',
    tagMark: isRawImage ? '-img' : null,
    ext: FILE_ENDINGS.get(subject.kind) ?? null,
  };
}

const FILE_ENDINGS = new Map<RuleSubject['kind'], string>([
  ['iso', 'iso'],
  ['uki-iso', 'iso'],
  ['raw', 'raw'],
  ['netboot', 'squashfs'],
  ['uki-container', 'tar'],
]);
