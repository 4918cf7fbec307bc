import { without } from '@/lib/base/filter/change-selection';
import { EVERYTHING, type Selection } from '@/lib/base/filter/model';
import { formatCount } from '@/lib/base/format/count';
import type { TestedJob } from '@/lib/matrix/jobs/model';

import { countSelected, selectJobs } from './job-filter';

/** Where a selection found nothing. */
export type Searched = {
  readonly jobs: readonly TestedJob[];
  /** Titles of the sources that these are of. */
  readonly titles: readonly string[];
  /** Titles of the sources that could not be loaded. */
  readonly missing: readonly string[];
  /** Branch, tag or commit; null for the sources' own. */
  readonly ref: string | null;
  /** Whether every source was searched, as far as it could be loaded. */
  readonly isOfAll: boolean;
};

/** What an empty selection means, in a heading and a sentence. */
export type NothingSelected = { readonly title: string; readonly text: string };

/**
 * Decides why a selection has no job: the words occur nowhere, what matches has another result, or the
 * combination is not tested; and in which sources.
 */
export function describeNothing(selection: Selection, searched: Searched): NothingSelected {
  const { jobs } = searched;
  const { text } = selection;
  if (text !== '' && selectJobs(jobs, { ...EVERYTHING, text }).length === 0) {
    return {
      title: `No match for “${text}”`,
      text: `${noJob(searched)} has these words.${rest(searched)}`,
    };
  }
  const withOthers = selectJobs(jobs, without(selection, 'result'));
  if (withOthers.length > 0) {
    const { count, unit } = countSelected(jobs, withOthers);
    const [verb, have] = count === 1 ? ['matches', 'has'] : ['match', 'have'];
    return {
      title: 'No combination with this result',
      text: `${formatCount(count, unit)} ${verb} the other filters and ${have} another result.`,
    };
  }
  if (text !== '') {
    return {
      title: `No match for “${text}” with these filters`,
      text: `${noJob(searched)} has these words and these values, so the combination is not tested there. It may still work.${rest(searched)}`,
    };
  }
  return {
    title: 'Not tested',
    text: `${noJob(searched)} tests this combination. It may still work.${rest(searched)}`,
  };
}

function noJob({ titles, ref }: Searched): string {
  return `No job of ${titles.join(' or ')}${ref === null ? '' : ` at ${ref}`}`;
}

/** What was not searched, and may have it. */
function rest({ isOfAll, missing }: Searched): string {
  if (!isOfAll) return ' Other sources are not searched in this view.';
  return missing.length === 0
    ? ''
    : ` ${missing.join(' and ')} could not be loaded and may test it.`;
}
