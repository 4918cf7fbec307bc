import { commandStep } from './command-line';
import type { Recipe, RecipeSubject } from './model';
import { pinnedReference } from './pinned-reference';
import { platformOf } from './platform';

const HEAD = {
  id: 'pull-image',
  title: 'Pull and inspect the image',
  source: 'https://docs.docker.com/reference/cli/docker/buildx/imagetools/inspect/',
} as const;

const FOR_VERSION = 'Any version of Docker with buildx.';

/**
 * The recipe for pulling and inspecting an image that Kairos publishes, also by digest if it is known. Null for any
 * other image, and for artifacts that are not images.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/pull/
 * @see https://docs.docker.com/reference/cli/docker/buildx/imagetools/inspect/
 */
export function pullImage({ artifact, names, digest, isMissing }: RecipeSubject): Recipe | null {
  const { kind, official } = artifact;
  if (!official || isMissing || (kind !== 'image' && kind !== 'raw-image')) return null;
  const { reference } = names;
  const pinned = digest === null ? null : pinnedReference(reference, digest);
  return {
    ...HEAD,
    standing: 'holds',
    forVersion: FOR_VERSION,
    steps: [
      commandStep('Pull the image', pullWords(reference, artifact.arch)),
      commandStep('List its platforms and attestations', inspectWords(reference)),
      ...(pinned === null
        ? []
        : [
            commandStep('Pull exactly this image', pullWords(pinned, artifact.arch)),
            commandStep('Inspect exactly this image', inspectWords(pinned)),
          ]),
    ],
    file: null,
    notes: [
      digest === null
        ? 'A tag can be moved. The second command prints the digest that it has now.'
        : 'A tag can be moved, a digest cannot.',
    ],
  };
}

function pullWords(reference: string, arch: string) {
  return [['docker', 'pull'], ['--platform', platformOf(arch)], [reference]];
}

function inspectWords(reference: string) {
  return [['docker', 'buildx', 'imagetools', 'inspect'], [reference]];
}
