import { listWords } from '@/lib/base/text/list-words';
import { compareReleases } from '@/lib/names/distributions/compare-releases';

import type { ContradictedPart, Contradiction, PublishedImage } from './model';
import { nearestKubernetes } from './nearest-kubernetes';
import type { PublishedCell } from './published-cells';

/** What a release has of an image: the cells that match it, or what contradicts it and the nearest cells. */
export type Comparison = {
  readonly contradictions: readonly Contradiction[];
  /** The cells that match, with every contradicted part replaced by the best that was published. */
  readonly cells: readonly PublishedCell[];
};

/** Compares an image with what a release has, part by part; a part that the name does not state matches any. */
export function compareWithCells(
  image: PublishedImage,
  cells: readonly PublishedCell[],
  tag: string,
): Comparison {
  const contradictions: Contradiction[] = [];
  let left = cells;
  for (const part of PARTS) {
    const matching = left.filter((cell) => part.matches(cell, image));
    if (matching.length > 0) {
      left = matching;
      continue;
    }
    const [best, ...others] = part.order([...new Set(left.map(part.of))], image);
    if (best === undefined) break;
    const published = [best, ...others] as const;
    const stated = part.stated(image);
    const flavor = left[0]?.flavor ?? null;
    const says = part.says({ stated, published, image, flavor, tag });
    contradictions.push({ part: part.name, stated, published, says });
    left = left.filter((cell) => part.of(cell) === best);
  }
  return { contradictions, cells: left };
}

type Sentence = {
  readonly stated: string;
  readonly published: readonly string[];
  readonly image: PublishedImage;
  /** The flavor of the cells that are left, which is another one than the image's where that was contradicted. */
  readonly flavor: string | null;
  readonly tag: string;
};

type Part = {
  readonly name: ContradictedPart;
  readonly of: (cell: PublishedCell) => string;
  readonly stated: (image: PublishedImage) => string;
  readonly matches: (cell: PublishedCell, image: PublishedImage) => boolean;
  readonly order: (values: readonly string[], image: PublishedImage) => readonly string[];
  readonly says: (sentence: Sentence) => string;
};

const alphabetical = (values: readonly string[]) => values.toSorted();

const PARTS: readonly Part[] = [
  {
    name: 'flavor',
    of: ({ flavor }) => flavor,
    stated: ({ flavor }) => flavor ?? '',
    matches: (cell, { flavor }) => flavor === null || cell.flavor === flavor,
    order: alphabetical,
    says: ({ stated, published, tag }) =>
      `${tag} has images of ${listWords(published)}, not of ${stated}.`,
  },
  {
    name: 'flavorRelease',
    of: ({ flavorRelease }) => flavorRelease ?? '',
    stated: ({ flavorRelease }) => flavorRelease ?? '',
    matches: (cell, { flavorRelease }) =>
      flavorRelease === null || isSameRelease(cell.flavorRelease, flavorRelease),
    order: (values) => values.toSorted(compareReleases),
    says: ({ stated, published, flavor, tag }) =>
      `${tag} has ${flavorTitle(flavor)} ${listWords(published)}, not ${stated}.`,
  },
  {
    name: 'arch',
    of: ({ arch }) => arch,
    stated: ({ arch }) => arch ?? '',
    matches: (cell, { arch }) => arch === null || cell.arch === arch,
    order: alphabetical,
    says: ({ stated, published, tag }) =>
      `${tag} has this image for ${listWords(published)}, not for ${stated}.`,
  },
  {
    name: 'variant',
    of: ({ variant }) => variant,
    stated: ({ variant }) => variant ?? '',
    matches: (cell, { variant }) => variant === null || cell.variant === variant,
    order: alphabetical,
    says: ({ stated, published, tag }) =>
      `${tag} has it as ${listWords(published)}, not as ${stated}.`,
  },
  {
    name: 'kubernetes',
    of: ({ kubernetes }) => kubernetes?.distro ?? '',
    stated: ({ kubernetes }) => kubernetes?.distro ?? '',
    matches: (cell, { kubernetes, variant }) =>
      (kubernetes === null && variant === null) ||
      (cell.kubernetes?.distro ?? null) === (kubernetes?.distro ?? null),
    order: (values) => values.toSorted().toReversed(),
    says: ({ stated, published, image, tag }) =>
      stated === ''
        ? `The standard images of ${tag} name their Kubernetes: ${listWords(published)}.`
        : `${tag} has ${listWords(published)} for ${image.arch ?? 'this image'}, not ${stated}.`,
  },
  {
    name: 'kubernetesVersion',
    of: ({ kubernetes }) => kubernetes?.version ?? '',
    stated: ({ kubernetes }) => kubernetes?.version ?? '',
    matches: (cell, { kubernetes }) =>
      kubernetes === null || (cell.kubernetes?.version ?? null) === kubernetes.version,
    order: (values, { kubernetes }) => nearestKubernetes(values, kubernetes?.version ?? ''),
    says: ({ stated, published, image, tag }) => {
      const has = `${tag} has ${image.kubernetes?.distro ?? 'Kubernetes'} ${listWords(published)}`;
      return stated === '' ? `${has}; its names state which.` : `${has}, not ${stated}.`;
    },
  },
];

/** Whether a file states the release of an image, or a minor release of it (`9.6` for `9`). */
function isSameRelease(stated: string | null, release: string): boolean {
  if (stated === null) return release === '';
  return stated === release || stated.startsWith(`${release}.`) || isRolling(stated, release);
}

function isRolling(one: string, other: string): boolean {
  return one.startsWith('tumbleweed') && other.startsWith('tumbleweed');
}

function flavorTitle(flavor: string | null): string {
  return flavor === 'hadron' ? 'Hadron' : (flavor ?? 'a base');
}
