import { ERAS } from '@/lib/names/artifacts/eras';

import { baseReferenceOf } from './base-reference';
import { commandStep, type CommandWords } from './command-line';
import type { Recipe, RecipeSubject } from './model';
import { unknownRecipe } from './unknown-recipe';

const REPOSITORY = 'https://github.com/kairos-io/kairos';
const FOR_VERSION = 'Kairos v0.57.0 to v3.3.6, which were built with Earthly.';

/** The family of each flavor, which selects its Dockerfile. */
const FAMILIES = new Map([
  ['opensuse', 'opensuse'],
  ['ubuntu', 'ubuntu'],
  ['alpine', 'alpine'],
  ['debian', 'debian'],
  ['fedora', 'rhel'],
  ['rockylinux', 'rhel'],
  ['almalinux', 'rhel'],
]);

const HISTORY =
  'These releases were built like this. The build may fail today: much of what it fetches may be gone.';

/**
 * The recipe by which releases before v3.4.0 were built. Null for later releases and for self-built images.
 *
 * @see https://github.com/kairos-io/kairos/blob/v3.3.6/Earthfile
 */
export function earthly(subject: RecipeSubject): Recipe | null {
  const { official, era, version, variant } = subject.artifact;
  const isEarly = era === ERAS.E1 || era === ERAS.E2;
  if (!official || !(isEarly || era === ERAS.E3)) return null;
  const head = {
    id: 'earthly',
    title: 'Earthly (v0.57.0 to v3.3.6, no longer works)',
    source: `${REPOSITORY}/blob/v3.3.6/Earthfile`,
  } as const;
  const problem =
    variant === 'standard'
      ? 'The name does not state how the version of Kubernetes was given: it was that of a package, which was counted separately.'
      : null;
  const words = isEarly ? earlyWords(subject) : familyWords(subject);
  if (problem !== null || words === null) {
    return unknownRecipe(head, FOR_VERSION, [
      problem ?? 'The target and its arguments are unknown for this flavor and board.',
    ]);
  }
  const clone = [['git', 'clone'], ['--branch', version], [REPOSITORY]];
  return {
    ...head,
    standing: 'history',
    forVersion: FOR_VERSION,
    steps: [
      commandStep('Fetch the repository', clone),
      commandStep('Enter it', [['cd', 'kairos']]),
      commandStep('Build the image and the files made from it', words),
    ],
    file: null,
    notes: [HISTORY, 'The script earthly.sh needs a POSIX shell; on Windows, use WSL.'],
  };
}

function earlyWords({ artifact }: RecipeSubject): CommandWords | null {
  const { flavor, arch } = artifact;
  if (arch !== 'amd64') return null;
  return [['./earthly.sh', '+all'], ['--VARIANT=core'], [`--FLAVOR=${flavor}`]];
}

function familyWords({ artifact }: RecipeSubject): CommandWords | null {
  const { flavor, flavorRelease, arch, model, trustedBoot } = artifact;
  const family = FAMILIES.get(flavor);
  const base = baseReferenceOf(artifact);
  if (family === undefined || base === null || trustedBoot) return null;
  return [
    ['./earthly.sh', targetOf(arch, model)],
    [`--FAMILY=${family}`],
    [`--FLAVOR=${flavor}`],
    [`--FLAVOR_RELEASE=${flavorRelease}`],
    [`--BASE_IMAGE=${base}`],
    [`--MODEL=${model}`],
    ['--VARIANT=core'],
  ];
}

function targetOf(arch: string, model: string): string {
  if (arch === 'amd64') return '+all';
  return model === 'generic' ? '+all-arm-generic' : '+all-arm';
}
