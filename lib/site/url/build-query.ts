import { cutText } from '@/lib/base/text/cut-text';
import { BUILD_FIELDS, type BuildForm } from '@/lib/build/form/model';
import { DEFAULT_FORM, formOf } from '@/lib/build/form/read-form';

/** Longest text of one field; what is longer is cut. No name may be as long. */
export const FIELD_LIMIT = 512;

/**
 * Reads the form out of an address, each field as it was typed. A field that is absent is as the form
 * opens; one that is there and empty is empty. Other keys are ignored, and of a repeated one the first counts.
 */
export function readBuildForm(params: URLSearchParams): BuildForm {
  const given = BUILD_FIELDS.flatMap((field) => {
    const value = params.get(field);
    return value === null ? [] : [[field, cutText(value, FIELD_LIMIT)] as const];
  });
  return formOf(Object.fromEntries(given));
}

/** Writes the form as an address: no defaults, and the fields in one fixed order. */
export function formatBuildForm(form: BuildForm): URLSearchParams {
  const changed = BUILD_FIELDS.filter((field) => form[field] !== DEFAULT_FORM[field]);
  return new URLSearchParams(changed.map((field) => [field, form[field]]));
}
