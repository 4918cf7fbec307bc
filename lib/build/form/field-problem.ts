import { textProblem, type TextProblem } from '@/lib/base/text/text-problem';

import type { BuildField, BuildForm, FieldProblem } from './model';

/** What readers call a field. */
export const FIELD_LABELS: Readonly<Record<BuildField, string>> = {
  registry: 'registry',
  organization: 'organization',
  repository: 'repository',
  base: 'base image',
  flavor: 'flavor',
  flavorRelease: 'flavor release',
  variant: 'variant',
  arch: 'architecture',
  model: 'board',
  trustedBoot: 'trusted boot',
  fips: 'FIPS',
  kubernetes: 'Kubernetes distribution',
  kubernetesVersion: 'Kubernetes version',
  version: 'image version',
  release: 'Kairos release',
  kairosInit: 'kairos-init version',
  kind: 'kind of artifact',
  prefix: 'registry prefix',
  naming: 'naming rule',
};

type Details = {
  readonly source?: string | null;
  readonly fix?: Partial<BuildForm> | null;
};

/** An error of one field, which refuses the artifact. */
export function fieldError(
  field: BuildField,
  message: string,
  { source = null, fix = null }: Details = {},
): FieldProblem {
  return { field, message, severity: 'error', source, fix };
}

/** The error of a text that breaks a grammar, in the words of the field it was typed into. */
export function grammarError(
  field: BuildField,
  { says, position }: Pick<TextProblem, 'says' | 'position'>,
  details: Details = {},
): FieldProblem {
  const { message } = textProblem(FIELD_LABELS[field], { says, position });
  return fieldError(field, message, details);
}

/** The error of a word that is none of those that can be chosen. */
export function choiceError(
  field: BuildField,
  typed: string,
  words: readonly string[],
  fix: Partial<BuildForm> | null = null,
): FieldProblem {
  const last = words.at(-1) ?? '';
  const list = words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
  return fieldError(field, `The ${FIELD_LABELS[field]} is ${list}, and not “${typed}”.`, { fix });
}
