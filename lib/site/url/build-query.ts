import { cutText } from '@/lib/base/text/cut-text';
import { archOfBoard } from '@/lib/build/form/board-rules';
import { BUILD_FIELDS, type BuildForm } from '@/lib/build/form/model';
import { OWN_VERSION } from '@/lib/build/form/presets';
import { DEFAULT_FORM, formOf, normalizeForm } from '@/lib/build/form/read-form';

/** The version of the example that a form opened on; only a form that is sent without a script has it. */
export const EXAMPLE_KEY = 'example';

/** Longest text of one field; what is longer is cut. No name may be as long. */
export const FIELD_LIMIT = 512;

/**
 * Reads the form from a URL, each field as typed. An absent field has its initial value; an empty one is
 * empty. Other keys are ignored, and of a repeated one the first counts. A board has its own default architecture.
 */
export function readBuildForm(params: URLSearchParams): BuildForm {
  const given = BUILD_FIELDS.flatMap((field) => {
    const value = params.get(field);
    return value === null ? [] : [[field, cutText(value, FIELD_LIMIT)] as const];
  });
  const form = formOf(Object.fromEntries(given));
  const arch = params.has('arch') ? null : boardArchOf(form);
  return withoutExample({ ...form, arch: arch ?? form.arch }, params.get(EXAMPLE_KEY));
}

function boardArchOf(form: BuildForm) {
  return archOfBoard(normalizeForm(form).model);
}

/** A base image that was typed over the example takes the place of its flavor, release and version. */
function withoutExample(form: BuildForm, example: string | null): BuildForm {
  if (example === null || form.base.trim() === '') return form;
  const version = form.version === example ? OWN_VERSION : form.version;
  return { ...form, flavor: '', flavorRelease: '', version };
}

/** Writes the form as a URL: without defaults, but always with the architecture of a board, in one fixed order. */
export function formatBuildForm(form: BuildForm): URLSearchParams {
  const isBoard = boardArchOf(form) !== null;
  const changed = BUILD_FIELDS.filter(
    (field) => form[field] !== DEFAULT_FORM[field] || (field === 'arch' && isBoard),
  );
  return new URLSearchParams(changed.map((field) => [field, form[field]]));
}
