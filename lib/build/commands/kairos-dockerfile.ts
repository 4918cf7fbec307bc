import { withPrefix } from '@/lib/build/form/with-prefix';
import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { findBySpan, type VersionSpan } from '@/lib/names/versions/span';

import type { RecipeSubject } from './model';

/** A build argument and its value. */
export type BuildArg = readonly [name: string, value: string];

/** The build arguments of the Dockerfile in a version span. */
export type KairosDockerfile = {
  readonly span: VersionSpan;
  readonly words: string;
  /** Whether the rule is from the file at each tag; otherwise it is from the branch. */
  readonly isRead: boolean;
  /** How kairos-init is chosen: not at all, by its tag, or by its reference. */
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
    span: { from: 'v3.4.0', to: 'v3.4' },
    words: 'The Dockerfile of Kairos v3.4',
    isRead: true,
    init: 'fixed',
    hasVariant: true,
    hasFips: false,
  },
  {
    span: { from: 'v3.5.0', to: 'v3.6' },
    words: 'The Dockerfile of Kairos v3.5 and v3.6',
    isRead: true,
    init: 'tag',
    hasVariant: false,
    hasFips: false,
  },
  {
    span: { from: 'v3.7.0', to: 'v4.2' },
    words: 'The Dockerfile of Kairos v3.7 to v4.2',
    isRead: true,
    init: 'tag',
    hasVariant: false,
    hasFips: true,
  },
  {
    span: { from: 'v4.3.0', to: null },
    words: 'The Dockerfile of Kairos v4.3 and newer',
    isRead: false,
    init: 'reference',
    hasVariant: false,
    hasFips: true,
  },
];

/** Finds the Dockerfile of a release; null if it has none or it is unknown. */
export function findDockerfile(release: string): KairosDockerfile | null {
  const version = readKairosVersion(release);
  return version === null ? null : findBySpan(DOCKERFILES, version);
}

/** The build argument that chooses kairos-init; null if the Dockerfile has none. */
export function initArg(
  { artifact, programs }: RecipeSubject,
  { init }: KairosDockerfile,
): BuildArg | null {
  if (programs.kairosInit === null || init === 'fixed') return null;
  if (init === 'tag') return ['KAIROS_INIT', programs.kairosInit];
  const reference = `quay.io/kairos/kairos-init:${programs.kairosInit}`;
  return ['KAIROS_INIT_IMAGE', withPrefix(reference, artifact.prefix)];
}
