import { ERA_IDS, ERAS, findEra, type Era } from '@/lib/names/artifacts/eras';
import { ARCHES, KUBERNETES_DISTROS, VARIANTS, type Kubernetes } from '@/lib/names/artifacts/model';
import type { ImageReference } from '@/lib/names/references/model';
import { parseReference } from '@/lib/names/references/parse-reference';

import { checkPlace, isOfficialPlace } from './check-place';
import { distributionOf } from './derive-names';
import { choiceError, fieldError } from './field-problem';
import {
  BUILD_KINDS,
  type BuildField,
  type BuildForm,
  type DraftedArtifact,
  type FieldProblem,
  type FormChange,
  type NormalForm,
} from './model';
import { readNames } from './read-names';
import { checkKubernetesVersion, readKairosInit, readKairosVersion } from './read-versions';
import { settleForm } from './set-aside';

/** A draft with what was found on the way. */
export type DraftReading = {
  readonly draft: DraftedArtifact;
  readonly problems: readonly FieldProblem[];
  readonly changes: readonly FormChange[];
};

/** Reads each field of a form by its own grammar. */
export function readDraft(normal: NormalForm): DraftReading {
  const { form, changes } = settleForm(normal);
  const base = readBase(form);
  const version = readKairosVersion(form);
  const init = readKairosInit(form);
  const era = eraOfForm(form);
  const names = readNames(form, base.value, era);
  const { flavor, flavorRelease } = names;
  const draft: DraftedArtifact = {
    era,
    official: isOfficialPlace(form),
    registry: form.registry,
    organization: form.organization,
    repository: form.repository === '' ? null : form.repository,
    prefix: form.prefix === '' ? null : form.prefix,
    base: base.value,
    distribution: distributionOf(base.value, names),
    flavor,
    flavorRelease,
    variant: variantOf(form),
    arch: ARCHES.find((arch) => arch === form.arch) ?? null,
    model: form.model,
    trustedBoot: form.trustedBoot === 'true',
    fips: form.fips === 'true',
    kubernetes: kubernetesOf(form),
    version: form.version,
    versionNumbers: version.value,
    kairosInit: init.value,
    kind: BUILD_KINDS.find((kind) => kind === form.kind) ?? null,
  };
  const problems = [
    ...checkPlace(form),
    ...base.problems,
    ...names.problems,
    ...checkChoices(form),
    ...checkKubernetes(draft.kubernetes, form),
    ...version.problems,
    ...init.problems,
  ];
  return { draft, problems, changes };
}

/**
 * Decides by which era's rule the artifact of a form is named: the chosen era, else that of its version for
 * what Kairos publishes. Everything else is named by the rule of today.
 */
export function eraOfForm(form: NormalForm): Era {
  const chosen = ERA_IDS.find((id) => id === form.naming);
  if (chosen !== undefined) return ERAS[chosen];
  return (isOfficialPlace(form) ? findEra(form.version) : null) ?? ERAS.E5;
}

type BaseReading = {
  readonly value: ImageReference | null;
  readonly problems: readonly FieldProblem[];
};

function readBase({ base }: BuildForm): BaseReading {
  if (base === '') return { value: null, problems: [] };
  const parsed = parseReference(base);
  if (parsed.ok) return { value: parsed.value, problems: [] };
  const source = 'https://pkg.go.dev/github.com/distribution/reference';
  const message = `In the base image: ${parsed.failure.message}`;
  return { value: null, problems: [fieldError('base', message, { source })] };
}

function variantOf({ variant, kubernetes }: BuildForm): DraftedArtifact['variant'] {
  if (variant === '') return kubernetes === '' ? 'core' : 'standard';
  return VARIANTS.find((known) => known === variant) ?? null;
}

function kubernetesOf({ kubernetes, kubernetesVersion }: BuildForm): Kubernetes | null {
  const distro = KUBERNETES_DISTROS.find((known) => known === kubernetes);
  if (distro === undefined) return null;
  return { distro, version: kubernetesVersion === '' ? null : kubernetesVersion };
}

function checkKubernetes(
  kubernetes: Kubernetes | null,
  { kubernetesVersion }: BuildForm,
): readonly FieldProblem[] {
  return kubernetes === null ? [] : checkKubernetesVersion(kubernetes.distro, kubernetesVersion);
}

const CHOICES: readonly (readonly [BuildField, readonly string[]])[] = [
  ['variant', VARIANTS],
  ['arch', ARCHES],
  ['trustedBoot', ['true', 'false']],
  ['fips', ['true', 'false']],
  ['kubernetes', KUBERNETES_DISTROS],
  ['kind', BUILD_KINDS],
  ['naming', ERA_IDS],
];

const MAY_BE_EMPTY: readonly BuildField[] = ['variant', 'kubernetes', 'naming'];

function checkChoices(form: BuildForm): readonly FieldProblem[] {
  return CHOICES.flatMap(([field, words]) => {
    const typed = form[field];
    if (words.includes(typed) || (typed === '' && MAY_BE_EMPTY.includes(field))) return [];
    return [choiceError(field, typed, words)];
  });
}
