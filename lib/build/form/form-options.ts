import { ARCHES, KUBERNETES_DISTROS, VARIANTS } from '@/lib/names/artifacts/model';
import { KNOWN_MODELS } from '@/lib/names/artifacts/words';

import { NO_RELEASES, type BuildContext } from './build-context';
import { BUILD_KINDS, type BuildField, type NormalForm } from './model';
import { optionStates, type OptionState } from './option-states';

/** For each field with a fixed set of words, whether each word goes with the rest of the form. */
export type FormOptions = Readonly<Partial<Record<BuildField, readonly OptionState[]>>>;

/** Lists the words that can be chosen in a form, each with what it would break. */
export function formOptions(form: NormalForm, context: BuildContext = NO_RELEASES): FormOptions {
  return Object.fromEntries(
    WORDS.map(([field, words]) => [field, optionStates({ form, field, context }, words)]),
  );
}

const WORDS: readonly (readonly [BuildField, readonly string[]])[] = [
  ['variant', ['', ...VARIANTS]],
  ['arch', ARCHES],
  ['model', ['generic', ...KNOWN_MODELS.filter((model) => model !== 'generic').toSorted()]],
  ['kubernetes', ['', ...KUBERNETES_DISTROS]],
  ['kind', BUILD_KINDS],
  ['trustedBoot', ['false', 'true']],
  ['fips', ['false', 'true']],
];
