import { withPrefix } from '@/lib/build/form/with-prefix';
import { isInEra, parseReleaseNumber, type Era } from '@/lib/names/versions/release-number';

import type { RecipeSubject } from './model';

/** A build argument and its value. */
export type BuildArg = readonly [name: string, value: string];

/** The build arguments of the Dockerfile in a run of releases. */
export type KairosDockerfile = {
  readonly era: Era;
  readonly words: string;
  /** Whether it was read at each tag; else the rule is that of the branch. */
  readonly isRead: boolean;
  /** How kairos-init is chosen: not at all, by its tag, or by a whole reference. */
  readonly init: 'fixed' | 'tag' | 'reference';
  readonly hasVariant: boolean;
  readonly hasFips: boolean;
};

/**
 * The Dockerfiles by release.
 *
 * @see https://github.com/kairos-io/kairos/blob/v3.4.2/images/Dockerfile
 * @see https://github.com/kairos-io/kairos/blob/v3.5.0/images/Dockerfile
 * @see https://github.com/kairos-io/kairos/blob/v4.2.0/images/Dockerfile
 */
const DOCKERFILES: readonly KairosDockerfile[] = [
  {
    era: { from: [3, 4, 0], to: [3, 4, 99] },
    words: 'The Dockerfile of Kairos v3.4',
    isRead: true,
    init: 'fixed',
    hasVariant: true,
    hasFips: false,
  },
  {
    era: { from: [3, 5, 0], to: [3, 6, 99] },
    words: 'The Dockerfile of Kairos v3.5 and v3.6',
    isRead: true,
    init: 'tag',
    hasVariant: false,
    hasFips: false,
  },
  {
    era: { from: [3, 7, 0], to: [4, 2, 99] },
    words: 'The Dockerfile of Kairos v3.7 to v4.2',
    isRead: true,
    init: 'tag',
    hasVariant: false,
    hasFips: true,
  },
  {
    era: { from: [4, 3, 0], to: null },
    words: 'The Dockerfile of Kairos v4.3 and newer',
    isRead: false,
    init: 'reference',
    hasVariant: false,
    hasFips: true,
  },
];

/** Finds the Dockerfile of a release; null where the repository has none, or it is not known. */
export function findDockerfile(release: string): KairosDockerfile | null {
  const number = parseReleaseNumber(release);
  if (number === null) return null;
  return DOCKERFILES.find(({ era }) => isInEra(number, era)) ?? null;
}

/** Chooses kairos-init by the argument that the Dockerfile has for it; null where it has none. */
export function initArg(
  { artifact, tools }: RecipeSubject,
  { init }: KairosDockerfile,
): BuildArg | null {
  if (tools.kairosInit === null || init === 'fixed') return null;
  if (init === 'tag') return ['KAIROS_INIT', tools.kairosInit];
  const reference = `quay.io/kairos/kairos-init:${tools.kairosInit}`;
  return ['KAIROS_INIT_IMAGE', withPrefix(reference, artifact.prefix)];
}
