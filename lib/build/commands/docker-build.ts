import { baseProblem, baseReferenceOf } from './base-reference';
import { commandStep } from './command-line';
import { findDockerfile, initArg, type BuildArg, type KairosDockerfile } from './kairos-dockerfile';
import type { Recipe, RecipeSubject } from './model';
import { platformOf } from './platform';
import { unknownRecipe } from './unknown-recipe';

const HEAD = {
  id: 'docker-build',
  title: 'docker build (Kairos Dockerfile)',
  source: 'https://github.com/kairos-io/kairos/blob/master/images/Dockerfile',
} as const;

const REPOSITORY = 'https://github.com/kairos-io/kairos';

/** The recipe for building an image in the kairos repository, with the arguments of its Dockerfile in that version. */
export function dockerBuild(subject: RecipeSubject): Recipe {
  const { artifact, programs } = subject;
  const { release } = programs;
  const dockerfile = release === null ? null : findDockerfile(release);
  const base = baseReferenceOf(artifact);
  const problem = problemOf(subject, dockerfile, base);
  if (release === null || dockerfile === null || base === null || problem !== null) {
    const words = dockerfile?.words ?? 'The repository has this Dockerfile since Kairos v3.4.0';
    return unknownRecipe(HEAD, `${words}.`, [problem ?? programs.because]);
  }
  return {
    ...HEAD,
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
    notes: [programs.because, ...fipsNotes(subject), ...mirrorNotes(subject, dockerfile)],
    source: dockerfile.isRead ? `${REPOSITORY}/blob/${release}/images/Dockerfile` : HEAD.source,
  };
}

function problemOf(
  { artifact, programs }: RecipeSubject,
  dockerfile: KairosDockerfile | null,
  base: string | null,
): string | null {
  if (artifact.versionNumbers === null) {
    return 'Images of CI are built from a commit by the workflows, and are named after it.';
  }
  if (dockerfile === null) return null;
  if (base === null) return baseProblem(artifact);
  if (artifact.fips && !dockerfile.hasFips) {
    return 'The Dockerfile of this version has no switch for FIPS: it came with v3.7.0.';
  }
  return dockerfile.init === 'fixed' && !programs.isPinnedInit ? programs.because : null;
}

function argsOf(
  subject: RecipeSubject,
  dockerfile: KairosDockerfile,
  base: string,
): readonly BuildArg[] {
  const { model, trustedBoot, fips, kubernetes, variant, version } = subject.artifact;
  const kubernetesVersion = kubernetes?.version ?? null;
  const args: readonly (BuildArg | null)[] = [
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

function buildWords({ artifact, built }: RecipeSubject, args: readonly BuildArg[]) {
  return [
    ['docker', 'build'],
    ['--platform', platformOf(artifact.arch)],
    ['--file', 'kairos/images/Dockerfile'],
    ...args.map(([name, value]) => ['--build-arg', `${name}=${value}`]),
    ['--tag', built],
    ['kairos'],
  ];
}

function fipsNotes({ artifact }: RecipeSubject): readonly string[] {
  if (!artifact.fips || artifact.distribution.family !== 'debian') return [];
  return [
    'On Debian and Ubuntu the Dockerfile compares in a way that their shell does not support, and FIPS is expected to stay off. This is derived from the file and was not run.',
  ];
}

function mirrorNotes({ artifact }: RecipeSubject, { init }: KairosDockerfile): readonly string[] {
  if (artifact.prefix === null || init === 'reference') return [];
  return [
    'This Dockerfile takes kairos-init from quay.io itself: no argument sets the mirror for it.',
  ];
}
