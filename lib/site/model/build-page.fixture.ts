import { fieldError } from '@/lib/build/form/field-problem';
import { formOf, normalizeForm } from '@/lib/build/form/read-form';

import type { BuildPageData } from './build-page';

/** The page of a form without a name. */
export function unbuilt(fields: Parameters<typeof formOf>[0], problems: number): BuildPageData {
  const typed = formOf(fields);
  return {
    typed,
    isExample: false,
    normal: normalizeForm(typed),
    problems: Array.from({ length: problems }, (_, index) =>
      fieldError('version', `“<b>${index}” is not a version.`),
    ),
    changes: [],
    built: null,
    options: {},
    presets: [],
    suggestions: {},
    derived: {},
    permalink: 'https://matrix.example.org/build?version=x',
    gridFreshness: null,
    releasesFreshness: null,
    now: '2026-11-27T00:00:00Z',
  };
}
