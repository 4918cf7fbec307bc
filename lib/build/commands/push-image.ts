import { isLocal } from '@/lib/build/form/own-place';

import { commandStep } from './command-line';
import type { Recipe, RecipeSubject } from './model';

/**
 * The recipe for pushing a self-built image to its registry. Null for what Kairos publishes, for an image without a
 * registry, and for what is not an image.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/push/
 */
export function pushImage({ artifact, names }: RecipeSubject): Recipe | null {
  const { kind, official } = artifact;
  if (official || isLocal(artifact) || kind !== 'image') return null;
  const { reference } = names;
  return {
    id: 'push-image',
    title: 'Push and inspect the image',
    standing: 'holds',
    forVersion: 'Any version of Docker with buildx.',
    steps: [
      commandStep('Push the image', [['docker', 'push'], [reference]]),
      commandStep('List its platforms and attestations', [
        ['docker', 'buildx', 'imagetools', 'inspect'],
        [reference],
      ]),
    ],
    file: null,
    notes: ['Build the image first. Others can pull it after it was pushed.'],
    source: 'https://docs.docker.com/reference/cli/docker/image/push/',
  };
}
