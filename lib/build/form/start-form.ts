import type { BuildContext } from './build-context';
import type { BuildForm } from './model';
import { officialForm } from './presets';

/** A form as it opens, and whether it is the example, which is shown for an empty form. */
export type StartedForm = { readonly form: BuildForm; readonly isExample: boolean };

/**
 * Fills a form that states no image yet with the latest official one, so that it opens on something that works;
 * its other fields stay. Without a list of releases it stays empty.
 */
export function startForm(typed: BuildForm, context: BuildContext): StartedForm {
  const official = officialForm(context);
  const statesImage = IMAGE_FIELDS.some((field) => typed[field].trim() !== '');
  if (official === null || statesImage) return { form: typed, isExample: false };
  return { form: { ...typed, ...official }, isExample: true };
}

const IMAGE_FIELDS = ['base', 'flavor', 'flavorRelease', 'version', 'release', 'naming'] as const;
