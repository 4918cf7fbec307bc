import type { Era } from '@/lib/names/artifacts/eras';

import type { BuildField, CheckedArtifact } from './model';

/** A part of a tag with its name: the separator before it, its text, and the field it comes from. */
export type TagPart = {
  readonly field: BuildField;
  readonly label: string;
  readonly separator: '' | '-';
  readonly text: string;
};

/** Takes the tag of an artifact apart as it was put together: separators and texts in a row are the tag. */
export function tagParts(artifact: CheckedArtifact): readonly TagPart[] {
  const parts = [...wordParts(artifact), ...kubernetesParts(artifact), ...markParts(artifact)];
  return parts.map((part, index) => (index === 0 ? { ...part, separator: '' } : part));
}

type Word = readonly [field: BuildField, label: string, text: string];

function wordParts(artifact: CheckedArtifact): readonly TagPart[] {
  return wordsOf(artifact).map(([field, label, text]) => ({
    field,
    label,
    separator: '-',
    text: text.replaceAll('+', '-'),
  }));
}

function wordsOf(artifact: CheckedArtifact): readonly Word[] {
  const { flavor, flavorRelease, variant, arch, model, version } = artifact;
  const middle: readonly Word[] = [
    ['flavorRelease', 'flavor release', flavorRelease],
    ['variant', 'variant', variant],
    ['arch', 'architecture', arch],
    ['model', 'board', model],
  ];
  const last: Word = ['version', 'version', version];
  switch (artifact.era.tag) {
    case 'version':
      return [last];
    case 'release-variant-arch-model-version':
      return [...middle, last];
    case 'flavor-release-variant-arch-model-commit':
      return [['flavor', 'flavor', flavor], ...middle, ['version', 'commit', version]];
  }
}

function kubernetesParts({ kubernetes, era }: CheckedArtifact): readonly TagPart[] {
  const { tagKubernetes: spelling }: Era = era;
  if (kubernetes === null || spelling === null) return [];
  const { distro, version } = kubernetes;
  const { before, between } = spelling;
  const label = 'Kubernetes version';
  const text = version?.replaceAll('+', '-') ?? '';
  const field = 'kubernetesVersion';
  return [
    { field: 'kubernetes', label: 'Kubernetes distribution', separator: before, text: distro },
    ...(version === null ? [] : [{ field, label, separator: between, text } as const]),
  ];
}

function markParts({ trustedBoot, kind, era }: CheckedArtifact): readonly TagPart[] {
  const { trustedBootTag, rawImage }: Era = era;
  const parts: TagPart[] = [];
  if (trustedBoot && trustedBootTag !== null) {
    parts.push({ field: 'trustedBoot', label: 'trusted boot', separator: '-', text: 'uki' });
  }
  if (kind === 'raw-image' && rawImage === 'tag') {
    parts.push({ field: 'kind', label: 'raw disk', separator: '-', text: 'img' });
  }
  return parts;
}
