import { ERAS, type Era } from '@/lib/names/artifacts/eras';
import { checkRepository } from '@/lib/names/references/check-repository';
import { checkTag } from '@/lib/names/references/check-tag';
import type { ImageReference } from '@/lib/names/references/model';
import type { SemVer } from '@/lib/names/versions/model';

import { deriveNames } from './derive-names';
import { fieldError, grammarError } from './field-problem';
import type { BuildForm, FieldProblem } from './model';

const REPOSITORY_RULES =
  'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests';

/** Flavor and release, typed or derived, and what is wrong with them. */
export type NamesReading = {
  readonly flavor: string;
  readonly flavorRelease: string;
  readonly problems: readonly FieldProblem[];
};

/** Reads flavor and release; where they were left empty they are those of the base image. */
export function readNames(
  form: BuildForm,
  base: ImageReference | null,
  { era, release }: { readonly era: Era; readonly release: SemVer | null },
): NamesReading {
  const derived = base === null ? null : deriveNames(base, form.model, release);
  const flavor = form.flavor === '' ? (derived?.flavor ?? '') : form.flavor;
  const flavorRelease =
    form.flavorRelease === '' ? (derived?.flavorRelease ?? '') : form.flavorRelease;
  const problems = [
    ...checkFlavor(flavor),
    ...checkFlavorRelease(flavorRelease, { era, base }),
    ...checkModel(form),
  ];
  return { flavor, flavorRelease, problems };
}

function checkFlavor(flavor: string): readonly FieldProblem[] {
  if (flavor === '') {
    const message = 'A flavor is needed: choose a base image, or enter a flavor.';
    return [fieldError('flavor', message)];
  }
  const slash = flavor.indexOf('/');
  const says = { says: 'must not contain “/”', position: slash + 1 };
  const problem = slash >= 0 ? says : checkRepository(flavor);
  if (problem === null) return [];
  const lower = flavor.toLowerCase();
  const fix = slash < 0 && checkRepository(lower) === null ? { flavor: lower } : null;
  return [grammarError('flavor', problem, { source: REPOSITORY_RULES, fix })];
}

function checkFlavorRelease(
  release: string,
  { era, base }: { readonly era: Era; readonly base: ImageReference | null },
): readonly FieldProblem[] {
  if (release === '') {
    if (isUnnamed(era)) return [];
    const message =
      base === null
        ? 'A flavor release is needed, e.g. 24.04: every tag begins with it.'
        : 'A flavor release is needed: add a tag to the base image, e.g. ubuntu:24.04, or enter the release.';
    return [fieldError('flavorRelease', message)];
  }
  return checkTagPart('flavorRelease', release);
}

/** Names before v2.4.2 do not state the release of the flavor. */
function isUnnamed(era: Era): boolean {
  return era === ERAS.E0 || era === ERAS.E1 || era === ERAS.E2;
}

function checkModel({ model }: BuildForm): readonly FieldProblem[] {
  return checkTagPart('model', model);
}

function checkTagPart(field: 'flavorRelease' | 'model', text: string): readonly FieldProblem[] {
  const problem = checkTag(text.slice(0, 128));
  if (problem === null) return [];
  const plus = problem.character === '+' ? ' A tag writes “-” for it.' : '';
  const mended = text.replaceAll('+', '-');
  const fix = checkTag(mended) === null ? { [field]: mended } : null;
  const error = grammarError(field, problem, { source: REPOSITORY_RULES, fix });
  return [{ ...error, message: `${error.message}${plus}` }];
}
