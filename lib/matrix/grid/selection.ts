import type { TestedJob } from '@/lib/matrix/jobs/model';

import { facetsOf, labelOf, type Facet } from './facets';

/** Chosen values by facet; a facet without a choice is absent. */
export type Choices = ReadonlyMap<string, readonly string[]>;

/** What a reader asked of a matrix: words, and values by facet. */
export type Selection = { readonly text: string; readonly choices: Choices };

export const EVERYTHING: Selection = { text: '', choices: new Map() };

/** One value of a facet, with what choosing it would leave. */
export type FacetOption = {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
  /** Jobs that carry it under all other choices. */
  readonly count: number;
  /** The choice that leaves none: a facet's label, or `text`; null while `count` is above 0. */
  readonly blockedBy: string | null;
};

export type FacetView = {
  readonly key: string;
  readonly label: string;
  readonly options: readonly FacetOption[];
};

/** Decides which jobs a selection keeps: every word is found, and each facet with choices has one of them. */
export function selectJobs(
  jobs: readonly TestedJob[],
  { text, choices }: Selection,
): readonly TestedJob[] {
  const facets = facetsOf(jobs).filter(({ key }) => choices.has(key));
  const words = wordsOf(text);
  return jobs.filter(
    (job) => hasWords(job, words) && facets.every((facet) => hasChoice(job, facet, choices)),
  );
}

/** Lists each facet with the count that every option would give; a facet with a single value is left out unless it is chosen. */
export function viewFacets(jobs: readonly TestedJob[], selection: Selection): readonly FacetView[] {
  const facets = facetsOf(jobs);
  return facets.flatMap((facet) => {
    const values = [...new Set(jobs.flatMap(facet.valuesOf))];
    if (values.length < 2 && !selection.choices.has(facet.key)) return [];
    const others = selectJobs(jobs, without(selection, facet.key));
    const counts = countValues(others, facet);
    const options = values.map((value): FacetOption => {
      const count = counts.get(value) ?? 0;
      return {
        value,
        label: labelOf(facet.key, value, jobs),
        isChosen: selection.choices.get(facet.key)?.includes(value) ?? false,
        count,
        blockedBy: count > 0 ? null : blockerOf(jobs, selection, facet, value),
      };
    });
    return [{ key: facet.key, label: facet.label, options }];
  });
}

/**
 * Names the choices of a selection that keeps nothing, each with the jobs that dropping it would bring
 * back; those that bring back most come first.
 */
export function waysBack(
  jobs: readonly TestedJob[],
  selection: Selection,
): readonly { readonly key: string; readonly label: string; readonly count: number }[] {
  const facets = facetsOf(jobs).filter(({ key }) => selection.choices.has(key));
  const ways = facets.map(({ key, label }) => ({
    key,
    label,
    count: selectJobs(jobs, without(selection, key)).length,
  }));
  if (selection.text.trim() !== '') {
    const count = selectJobs(jobs, { ...selection, text: '' }).length;
    ways.push({ key: 'q', label: `text “${selection.text.trim()}”`, count });
  }
  return ways.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
}

/** Drops one facet (or the text, under the key `q`) from a selection. */
export function without(selection: Selection, key: string): Selection {
  if (key === 'q') return { ...selection, text: '' };
  const choices = new Map(selection.choices);
  choices.delete(key);
  return { ...selection, choices };
}

/** Puts a value into a facet's choice, or takes it out; what is so already stays. */
export function choosing(
  selection: Selection,
  key: string,
  { value, isChosen }: Pick<FacetOption, 'value' | 'isChosen'>,
): Selection {
  const others = (selection.choices.get(key) ?? []).filter((each) => each !== value);
  const next = isChosen ? [...others, value] : others;
  if (next.length === 0) return without(selection, key);
  return { ...selection, choices: new Map([...selection.choices, [key, next]]) };
}

function blockerOf(
  jobs: readonly TestedJob[],
  selection: Selection,
  facet: Facet,
  value: string,
): string | null {
  const wanted = jobs.filter((job) => facet.valuesOf(job).includes(value));
  const rest = without(selection, facet.key);
  const [best] = waysBack(wanted, rest);
  return best?.label ?? 'the other filters together';
}

function countValues(jobs: readonly TestedJob[], facet: Facet): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const job of jobs) {
    for (const value of facet.valuesOf(job)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function hasChoice(job: TestedJob, facet: Facet, choices: Choices): boolean {
  const chosen = choices.get(facet.key) ?? [];
  return facet.valuesOf(job).some((value) => chosen.includes(value));
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

function hasWords(job: TestedJob, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = searchText(job);
  return words.every((word) => text.includes(word));
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
