import { ERA_IDS, ERAS, findEra, type Era } from '@/lib/names/artifacts/eras';
import { ARCHES, KUBERNETES_DISTROS, VARIANTS, type Kubernetes } from '@/lib/names/artifacts/model';

import type { BuildContext } from './build-context';
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
  type Programs,
} from './model';
import { whyOwnImage } from './own-image';
import { LOCAL_REGISTRY } from './own-place';
import { programsOf, type ProgramChoice } from './programs';
import { readBase } from './read-base';
import { readNames } from './read-names';
import {
  checkKubernetesVersion,
  readImageVersion,
  readKairosInit,
  readRelease,
} from './read-versions';
import { initOfRelease } from './release-programs';
import { settleForm, type SettledForm } from './settle-form';

/** A draft with what was found on the way. */
export type DraftReading = {
  readonly draft: DraftedArtifact;
  readonly problems: readonly FieldProblem[];
  readonly changes: readonly FormChange[];
};

/** Reads each field of a form by its own grammar. */
export function readDraft(normal: NormalForm, context: BuildContext): DraftReading {
  const settled = settleForm(normal);
  const base = readBase(settled.form);
  const why = whyOwnImage(settled.form, base.value);
  const { form, changes } = settlePlace(settled, why);
  const official = why === null;
  const version = readImageVersion(form);
  const release = readRelease(form);
  const init = readKairosInit(form);
  const era = eraOf(form, official);
  const names = readNames(form, base.value, { era, release: official ? version.value : null });
  const { flavor, flavorRelease } = names;
  const chosen = {
    official,
    version: form.version,
    versionNumbers: version.value,
    release: release.value,
    kairosInit: init.value,
  };
  const programs = programsOf(chosen, context);
  const draft: DraftedArtifact = {
    ...chosen,
    programs,
    isNamesake: hasReleaseVersion(settled.form, chosen, context),
    era,
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
    kind: BUILD_KINDS.find((kind) => kind === form.kind) ?? null,
  };
  const problems = [
    ...checkPlace(form),
    ...base.problems,
    ...names.problems,
    ...checkChoices(form),
    ...checkKubernetes(draft.kubernetes, form),
    ...version.problems,
    ...release.problems,
    ...init.problems,
    ...checkPrograms(programs),
    ...checkNamesake(draft, context),
  ];
  return { draft, problems, changes };
}

/**
 * Decides by which era's rule the artifact of a form is named: the chosen era, else that of its version for
 * what Kairos publishes. Everything else is named by the rule of today.
 */
export function eraOfForm(form: NormalForm): Era {
  return eraOf(form, whyOwnImage(form, readBase(form).value) === null);
}

function eraOf(form: NormalForm, official: boolean): Era {
  const chosen = ERA_IDS.find((id) => id === form.naming);
  if (chosen !== undefined) return ERAS[chosen];
  return (official ? findEra(form.version) : null) ?? ERAS.E5;
}

/** Takes the place of Kairos' own images away from any other, which gets a local name instead. */
function settlePlace({ form, changes }: SettledForm, why: string | null): SettledForm {
  if (why === null || !isOfficialPlace(form)) return { form, changes };
  const { registry, organization, repository } = form;
  const path = repository === '' ? organization : repository;
  const reason = `This is your image, not one that Kairos publishes: ${lowerFirst(why)} It has a local name until you enter your registry.`;
  const change: FormChange = { field: 'registry', was: `${registry}/${path}`, reason, undo: null };
  return {
    form: { ...form, registry: LOCAL_REGISTRY, organization: '', repository: '' },
    changes: [...changes, change],
  };
}

/** A sentence after a colon. */
function lowerFirst(sentence: string): string {
  return sentence.replace(/^(?:It|Its|The|Since|Before)\b/, (word) => word.toLowerCase());
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

/**
 * Whether an image of an unstated place has the version of a release of Kairos from before kairos-init: then
 * nothing says whether that release is meant or that of a custom build.
 */
function hasReleaseVersion(
  form: NormalForm,
  { official, version, release, kairosInit }: ProgramChoice,
  { releaseTags }: BuildContext,
): boolean {
  const isStated = official || release !== null || kairosInit !== null;
  if (isStated || !isOfficialPlace(form)) return false;
  return releaseTags.has(version) && initOfRelease(version) === null;
}

function checkPrograms({ refusal }: Programs): readonly FieldProblem[] {
  return refusal === null ? [] : [fieldError('kairosInit', refusal, { fix: { kairosInit: '' } })];
}

function checkNamesake(
  { isNamesake, version }: DraftedArtifact,
  { latestRelease }: BuildContext,
): readonly FieldProblem[] {
  if (!isNamesake) return [];
  const message = `${version} is also a release of Kairos, from before kairos-init. Choose the Kairos release whose programs your image gets.`;
  const fix = latestRelease === null ? null : { release: latestRelease };
  return [{ field: 'version', message, severity: 'warning', source: RELEASES, fix }];
}

const RELEASES = 'https://github.com/kairos-io/kairos/releases';

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
