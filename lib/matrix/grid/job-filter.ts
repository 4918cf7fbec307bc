import { countUnits } from '@/lib/base/filter/count-units';
import { listFacets } from '@/lib/base/filter/list-facets';
import type { FacetOption, FacetOptions, Filter, Selection } from '@/lib/base/filter/model';
import { selectRows } from '@/lib/base/filter/select-rows';
import { blockerOf } from '@/lib/base/filter/ways-back';
import type { TestedJob } from '@/lib/matrix/jobs/model';

import { combinationOf } from './combination';
import { facetsOf } from './facets';
import { sourcesOf } from './newest-evidence';

/** A value that jobs are filtered by. */
export type JobOption = FacetOption & {
  /** The choice that leaves it without jobs: a facet's label, or the text; null while `count` is above 0. */
  readonly blockedBy: string | null;
};

/**
 * Says how jobs are filtered: by the facets that they have, and by words of their names and properties. Jobs of one
 * source are counted each; of several sources, the combinations that they test are.
 */
export function jobFilter(jobs: readonly TestedJob[]): Filter<TestedJob> {
  const filter = { facets: facetsOf(jobs), textOf: searchText };
  return sourcesOf(jobs).length < 2 ? filter : { ...filter, unitOf: combinationOf };
}

/** Counts selected jobs in the unit of the page, with its word: jobs of one source, combinations of several. */
export function countSelected(
  jobs: readonly TestedJob[],
  selected: readonly TestedJob[],
): { readonly count: number; readonly total: number; readonly unit: 'job' | 'combination' } {
  const filter = jobFilter(jobs);
  return {
    count: countUnits(selected, filter),
    total: countUnits(jobs, filter),
    unit: filter.unitOf === undefined ? 'job' : 'combination',
  };
}

/** Decides which jobs a selection keeps. */
export function selectJobs(jobs: readonly TestedJob[], selection: Selection): readonly TestedJob[] {
  return selectRows(jobs, selection, jobFilter(jobs));
}

/**
 * Lists each facet with the count that every value would give, also those that would leave nothing; a facet
 * with a single value is left out unless it is chosen.
 */
export function listJobFacets(
  jobs: readonly TestedJob[],
  selection: Selection,
): readonly FacetOptions<JobOption>[] {
  const filter = jobFilter(jobs);
  return listFacets(jobs, selection, filter)
    .filter(({ key, options }) => options.length > 1 || selection.choices.has(key))
    .map(({ key, label, options }) => ({
      key,
      label,
      options: options.map((option) => ({
        ...option,
        blockedBy: option.count > 0 ? null : blockerOf(jobs, selection, filter, { key, ...option }),
      })),
    }));
}

function searchText(job: TestedJob): string {
  const { distribution, provider } = job;
  return [
    job.title,
    job.baseImage,
    distribution?.name,
    distribution?.release,
    job.arch,
    job.model,
    job.trustedBoot ? 'trusted boot uki' : '',
    job.fips ? 'fips' : '',
    provider?.name,
    provider?.version,
    ...job.extra.map(([key, value]) => `${key} ${value}`),
  ]
    .join(' ')
    .toLowerCase();
}
