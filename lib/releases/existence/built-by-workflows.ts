import { listWords } from '@/lib/base/text/list-words';
import { splitBaseImage } from '@/lib/names/artifacts/split-base-image';
import { findComponentVersions } from '@/lib/releases/component-versions/find-component-versions';

import type { Contradiction, PublishedImage } from './model';
import { nearestKubernetes } from './nearest-kubernetes';
import type { PublishedCell } from './published-cells';

/**
 * What the release workflows of a version contradict in an image without files, as for boards: its base, its
 * board, and for boards the version of Kubernetes, which all images of a release share.
 */
export function contradictionsByWorkflows(
  image: PublishedImage,
  cells: readonly PublishedCell[],
  tag: string,
): readonly Contradiction[] {
  return [
    ...modelContradiction(image, tag),
    ...baseContradictions(image, cells, tag),
    ...kubernetesContradictions(image, cells, tag),
  ];
}

function modelContradiction({ model }: PublishedImage, tag: string): readonly Contradiction[] {
  const models = findComponentVersions(tag)?.models ?? null;
  if (model === null || models === null || models.includes(model)) return [];
  const boards = models.filter((each) => each !== 'generic');
  const says = `The workflows of ${tag} build no image for ${model}, only for ${listWords(models)}.`;
  return contradict('model', model, boards, says);
}

function baseContradictions(
  image: PublishedImage,
  cells: readonly PublishedCell[],
  tag: string,
): readonly Contradiction[] {
  const { flavor, flavorRelease } = image;
  if (flavor === null || flavorRelease === null) return [];
  const built = basesOf(image, cells, tag);
  const ofFlavor = built.filter((base) => base.flavor === flavor);
  if (built.length === 0) return [];
  if (ofFlavor.length === 0) {
    const flavors = [...new Set(built.map((base) => base.flavor))];
    const says = `The workflows of ${tag} build it from ${listWords(flavors)}, not from ${flavor}.`;
    return contradict('flavor', flavor, flavors, says);
  }
  const releases = [...new Set(ofFlavor.map((base) => base.flavorRelease))];
  if (releases.some((release) => release === flavorRelease)) return [];
  const title = flavor === 'hadron' ? 'Hadron' : flavor;
  const says = `${tag} has ${title} ${listWords(releases)}, not ${flavorRelease}.`;
  return contradict('flavorRelease', flavorRelease, releases, says);
}

type Base = { readonly flavor: string; readonly flavorRelease: string };

/** The bases that the workflows build for the architecture; where they were not read, the Hadron of the files. */
function basesOf(
  { arch, model, flavor }: PublishedImage,
  cells: readonly PublishedCell[],
  tag: string,
): readonly Base[] {
  const bases = findComponentVersions(tag)?.bases ?? null;
  if (bases !== null && (arch === 'amd64' || arch === 'arm64')) {
    return bases[arch].map((base) => baseOf(base, model));
  }
  if (flavor !== 'hadron') return [];
  return cells.flatMap((cell) =>
    cell.flavor === 'hadron' && cell.flavorRelease !== null
      ? [{ flavor: cell.flavor, flavorRelease: cell.flavorRelease }]
      : [],
  );
}

/** Every Jetson is Ubuntu 22.04 in names, as {@link splitBaseImage} has it for the AGX Orin. */
function baseOf(base: string, model: string | null): Base {
  const isJetson = model?.startsWith('nvidia-jetson') ?? false;
  return splitBaseImage(base, isJetson ? 'nvidia-jetson-agx-orin' : 'generic');
}

function kubernetesContradictions(
  { model, kubernetes, trustedBoot }: PublishedImage,
  cells: readonly PublishedCell[],
  tag: string,
): readonly Contradiction[] {
  const version = kubernetes?.version ?? null;
  if (kubernetes === null || version === null || trustedBoot || model === 'generic') return [];
  const { distro } = kubernetes;
  const versions = cells
    .filter((cell) => cell.kubernetes?.distro === distro)
    .flatMap((cell) => cell.kubernetes?.version ?? []);
  if (versions.includes(version)) return [];
  const distinct = nearestKubernetes([...new Set(versions)], version);
  const says = `${tag} has ${distro} ${listWords(distinct)}, not ${version}.`;
  return contradict('kubernetesVersion', version, distinct, says);
}

function contradict(
  part: Contradiction['part'],
  stated: string,
  values: readonly string[],
  says: string,
): readonly Contradiction[] {
  const [best, ...others] = values;
  return best === undefined ? [] : [{ part, stated, published: [best, ...others], says }];
}
