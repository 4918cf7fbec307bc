import { formatTag } from '@/lib/names/artifacts/format-image';
import { checkRepository } from '@/lib/names/references/check-repository';
import { checkTag } from '@/lib/names/references/check-tag';

import { fieldError } from './field-problem';
import type { BuildField, CheckedArtifact, FieldProblem } from './model';
import { toNamedArtifact } from './named-artifact';
import { repositoryOf } from './names';

const LIMITS =
  'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests';

/** Checks that the tag and the repository of an artifact are not longer than a registry takes. */
export function checkLengths(artifact: CheckedArtifact): readonly FieldProblem[] {
  return [...checkTagLength(artifact), ...checkRepositoryLength(artifact)];
}

function checkTagLength(artifact: CheckedArtifact): readonly FieldProblem[] {
  const tag = formatTag(toNamedArtifact(artifact), artifact.era);
  if (checkTag(tag) === null) return [];
  const texts: readonly (readonly [BuildField, string])[] = [
    ['flavorRelease', artifact.flavorRelease],
    ['version', artifact.version],
    ['kubernetesVersion', artifact.kubernetes?.version ?? ''],
  ];
  const [field, text] = texts.reduce((longest, next) =>
    next[1].length > longest[1].length ? next : longest,
  );
  const message = `The tag is ${tag.length} characters long, and a registry takes 128. ${text.length} of them are here.`;
  return [fieldError(field, message, { source: LIMITS })];
}

function checkRepositoryLength(artifact: CheckedArtifact): readonly FieldProblem[] {
  const { registry, prefix } = artifact;
  const repository = repositoryOf(artifact);
  const host =
    prefix === null ? registry : [prefix, registry].filter((part) => part !== '').join('/');
  const problem = checkRepository(repository, host.length);
  if (problem === null) return [];
  const field = artifact.repository !== null ? 'repository' : 'flavor';
  return [fieldError(field, problem.message, { source: LIMITS })];
}
