import { withPrefix } from '@/lib/builder/with-prefix';
import { isInEra, parseReleaseNumber, type Era } from '@/lib/verification/release-number';

import { baseReferenceOf } from './base-reference';
import { commandStep } from './command-line';
import type { Recipe, RecipeSubject } from './model';
import { platformOf } from './platform';
import { unknownRecipe } from './unknown-recipe';

const KNOWN = {
  id: 'docker-build',
  title: 'Build with the Dockerfile of Kairos',
  source: 'https://github.com/kairos-io/kairos/blob/master/images/Dockerfile',
} as const;

const REPOSITORY = 'https://github.com/kairos-io/kairos';

type Arg = readonly [name: string, value: string];

/** The build arguments of the Dockerfile in a run of releases. */
type Dockerfile = {
  readonly era: Era;
  readonly words: string;
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
const DOCKERFILES: readonly Dockerfile[] = [
  {
    era: { from: [3, 4, 0], to: [3, 4, 99] },
    words: 'The Dockerfile of Kairos v3.4',
    init: 'fixed',
    hasVariant: true,
    hasFips: false,
  },
  {
    era: { from: [3, 5, 0], to: [3, 6, 99] },
    words: 'The Dockerfile of Kairos v3.5 and v3.6',
    init: 'tag',
    hasVariant: false,
    hasFips: false,
  },
  {
    era: { from: [3, 7, 0], to: [4, 2, 99] },
    words: 'The Dockerfile of Kairos v3.7 to v4.2',
    init: 'tag',
    hasVariant: false,
    hasFips: true,
  },
  {
    era: { from: [4, 3, 0], to: null },
    words: 'The Dockerfile of Kairos v4.3 and newer',
    init: 'reference',
    hasVariant: false,
    hasFips: true,
  },
];

const BASE_ARGUMENT =
  'The argument is BASE_IMAGE. Docker does not know BASE_IMG: it warns, ignores it and builds the default base, Ubuntu 20.04.';

/** Builds the image from the kairos repository, with the arguments that its Dockerfile has in that version. */
export function dockerBuild(subject: RecipeSubject): Recipe {
  const { artifact, tools } = subject;
  const { release } = tools;
  const number = release === null ? null : parseReleaseNumber(release);
  const dockerfile = DOCKERFILES.find(({ era }) => number !== null && isInEra(number, era));
  const base = baseReferenceOf(artifact);
  const problem = problemOf(subject, dockerfile, base);
  if (release === null || dockerfile === undefined || base === null || problem !== null) {
    const words = dockerfile?.words ?? 'The repository has had this Dockerfile since Kairos v3.4.0';
    return unknownRecipe(KNOWN, `${words}.`, [problem ?? tools.because]);
  }
  return {
    ...KNOWN,
    standing: 'holds',
    forVersion: `${dockerfile.words}, at the tag ${release}.`,
    steps: [
      commandStep('Fetch the repository', [
        ['git', 'clone'],
        ['--depth', '1'],
        ['--branch', release],
        [REPOSITORY, 'kairos'],
      ]),
      commandStep('Build the image', buildWords(subject, argsOf(subject, dockerfile, base))),
    ],
    file: null,
    notes: [
      tools.because,
      BASE_ARGUMENT,
      ...fipsNotes(subject),
      ...mirrorNotes(subject, dockerfile),
    ],
    source: `${REPOSITORY}/blob/${release}/images/Dockerfile`,
  };
}

function problemOf(
  { artifact, tools }: RecipeSubject,
  dockerfile: Dockerfile | undefined,
  base: string | null,
): string | null {
  if (artifact.versionNumbers === null) {
    return 'Images of CI are built of a commit by its workflows, and are named after it.';
  }
  if (dockerfile === undefined) return null;
  if (base === null) return 'Which image this was built from is not known. Give the base image.';
  if (artifact.fips && !dockerfile.hasFips) {
    return 'The Dockerfile of this version has no switch for FIPS: it came with v3.7.0.';
  }
  return dockerfile.init === 'fixed' && !tools.isOwnInit ? tools.because : null;
}

function argsOf(subject: RecipeSubject, dockerfile: Dockerfile, base: string): readonly Arg[] {
  const { model, trustedBoot, fips, kubernetes, variant, version } = subject.artifact;
  const kubernetesVersion = kubernetes?.version ?? null;
  const args: readonly (Arg | null)[] = [
    ['BASE_IMAGE', base],
    initArg(subject, dockerfile),
    dockerfile.hasVariant ? ['VARIANT', variant] : null,
    ['MODEL', model],
    ['TRUSTED_BOOT', `${trustedBoot}`],
    kubernetes === null ? null : ['KUBERNETES_DISTRO', kubernetes.distro],
    kubernetesVersion === null ? null : ['KUBERNETES_VERSION', kubernetesVersion],
    fips ? ['FIPS', 'fips'] : null,
    ['VERSION', version],
  ];
  return args.filter((arg) => arg !== null);
}

function initArg({ artifact, tools }: RecipeSubject, { init }: Dockerfile): Arg | null {
  if (tools.kairosInit === null || init === 'fixed') return null;
  if (init === 'tag') return ['KAIROS_INIT', tools.kairosInit];
  const reference = `quay.io/kairos/kairos-init:${tools.kairosInit}`;
  return ['KAIROS_INIT_IMAGE', withPrefix(reference, artifact.prefix)];
}

function buildWords({ artifact, image }: RecipeSubject, args: readonly Arg[]) {
  return [
    ['docker', 'build'],
    ['--platform', platformOf(artifact.arch)],
    ['--file', 'kairos/images/Dockerfile'],
    ...args.map(([name, value]) => ['--build-arg', `${name}=${value}`]),
    ['--tag', image],
    ['kairos'],
  ];
}

function fipsNotes({ artifact }: RecipeSubject): readonly string[] {
  if (!artifact.fips || artifact.distribution.family !== 'debian') return [];
  return [
    'On Debian and Ubuntu the Dockerfile compares in a way that their shell does not know, and FIPS is expected to stay off. This follows from how it is written and has not been run.',
  ];
}

function mirrorNotes({ artifact }: RecipeSubject, { init }: Dockerfile): readonly string[] {
  if (artifact.prefix === null || init === 'reference') return [];
  return [
    'This Dockerfile takes kairos-init from quay.io itself: no argument sets the mirror for it.',
  ];
}
