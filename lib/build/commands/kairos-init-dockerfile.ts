import { withPrefix } from '@/lib/build/form/with-prefix';
import { parseReference } from '@/lib/names/references/parse-reference';

import { baseProblem, baseReferenceOf } from './base-reference';
import { commandStep } from './command-line';
import { findInitCall, type InitCall } from './kairos-init-call';
import type { Recipe, RecipeSubject } from './model';
import { platformOf } from './platform';
import { unknownRecipe } from './unknown-recipe';

const HEAD = {
  id: 'kairos-init-dockerfile',
  title: 'Custom Dockerfile (kairos-init)',
  source: 'https://kairos.io/docs/reference/kairos-factory/',
} as const;

/**
 * The recipe with a Dockerfile that turns a base image into Kairos. Of the form's values the file contains only
 * the two image references; the others are build arguments.
 *
 * @see https://kairos.io/docs/reference/kairos-factory/
 */
export function kairosInitDockerfile(subject: RecipeSubject): Recipe {
  const { artifact, programs } = subject;
  const { kairosInit } = programs;
  const base = baseReferenceOf(artifact);
  const call = kairosInit === null ? null : findInitCall(kairosInit);
  const problem = problemOf(subject, call, base);
  if (kairosInit === null || base === null || call === null || problem !== null) {
    return unknownRecipe(HEAD, `kairos-init ${kairosInit ?? 'of this version'}.`, [
      problem ?? programs.because,
    ]);
  }
  const init = withPrefix(`quay.io/kairos/kairos-init:${kairosInit}`, artifact.prefix);
  return {
    ...HEAD,
    standing: 'holds',
    forVersion: `${call.words}; here ${kairosInit}.`,
    steps: [commandStep('Build the image in the directory of the Dockerfile', buildWords(subject))],
    file: {
      name: 'Dockerfile',
      mediaType: 'text/x-dockerfile',
      text: dockerfileOf({ init, base }, call, subject),
    },
    notes: [
      programs.because,
      'Add your packages and files before the last instruction. Docker builds it with BuildKit, its default since version 23.',
    ],
  };
}

function problemOf(
  { artifact, programs }: RecipeSubject,
  call: InitCall | null,
  base: string | null,
): string | null {
  if (artifact.versionNumbers === null) {
    return 'Images of CI are built from a commit by the workflows, and are named after it.';
  }
  if (programs.kairosInit === null) return null;
  if (call === null) return `How kairos-init ${programs.kairosInit} is called is unknown.`;
  if (artifact.fips && !call.hasFips) {
    return `Whether kairos-init ${programs.kairosInit} has a switch for FIPS is unknown.`;
  }
  return base === null ? baseProblem(artifact) : null;
}

type Images = { readonly init: string; readonly base: string };

function dockerfileOf({ init, base }: Images, call: InitCall, { artifact }: RecipeSubject): string {
  const version = artifact.kubernetes?.version ?? null;
  const runs = call.runs(artifact).join(' && \\\n    ');
  return [
    `FROM ${imageWord(init)} AS kairos-init`,
    '',
    `FROM ${imageWord(base)}`,
    'ARG VERSION',
    'ARG MODEL=generic',
    ...(version === null ? [] : ['ARG KUBERNETES_VERSION']),
    'RUN --mount=type=bind,from=kairos-init,src=/kairos-init,dst=/kairos-init \\',
    `    ${runs}`,
    '',
  ].join('\n');
}

/** Dockerfiles have no quoting, so that only a valid reference may be written into one. */
function imageWord(reference: string): string {
  if (!parseReference(reference).ok) throw new Error(`“${reference}” is not an image reference`);
  return reference;
}

function buildWords({ artifact, built }: RecipeSubject) {
  const version = artifact.kubernetes?.version ?? null;
  return [
    ['docker', 'build'],
    ['--platform', platformOf(artifact.arch)],
    ['--build-arg', `VERSION=${artifact.version}`],
    ['--build-arg', `MODEL=${artifact.model}`],
    version === null ? [] : ['--build-arg', `KUBERNETES_VERSION=${version}`],
    ['--tag', built],
    ['.'],
  ];
}
