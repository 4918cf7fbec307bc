import type { Era } from './eras';
import { formatKubernetes } from './kubernetes-segment';
import type { NamedArtifact } from './model';

/** Formats an image reference by the rule of an era, e.g. `quay.io/kairos/hadron:v0.5.1-core-…`. */
export function formatImageReference(artifact: NamedArtifact, era: Era): string {
  return `${formatRepository(artifact, era)}:${formatTag(artifact, era)}`;
}

function formatRepository(artifact: NamedArtifact, era: Era): string {
  const isMarked = era.rawImage === 'repository' && artifact.kind === 'raw-image';
  const name = `${repositoryPrefix(artifact, era)}${artifact.flavor}${isMarked ? '-img' : ''}`;
  return [artifact.registry, artifact.organization, name].filter((part) => part !== '').join('/');
}

/** Formats the tag of an image: each `+` becomes `-`, because a tag must not have one. */
export function formatTag(artifact: NamedArtifact, era: Era): string {
  const kubernetes =
    era.tagKubernetes === null ? '' : formatKubernetes(artifact.kubernetes, era.tagKubernetes);
  const trustedBoot = artifact.trustedBoot ? (era.trustedBootTag ?? '') : '';
  const isMarked = era.rawImage === 'tag' && artifact.kind === 'raw-image';
  const versioned = `${tagWords(artifact, era)}${kubernetes}`.replaceAll('+', '-');
  return `${versioned}${trustedBoot}${isMarked ? '-img' : ''}`;
}

function repositoryPrefix({ variant }: NamedArtifact, era: Era): string {
  if (era.repository === 'flavor') return '';
  return variant === 'core' ? 'core-' : 'kairos-';
}

function tagWords(artifact: NamedArtifact, { tag }: Era): string {
  const { flavor, flavorRelease, variant, arch, model, version } = artifact;
  switch (tag) {
    case 'version':
      return version;
    case 'release-variant-arch-model-version':
      return [flavorRelease, variant, arch, model, version].join('-');
    case 'flavor-release-variant-arch-model-commit':
      return [flavor, flavorRelease, variant, arch, model, version].join('-');
  }
}
