import type { ChangeFound, ChangeQuery } from './find-by-change';

/** What a change is called: `#4232`, `kairos-agent#900`, `commit 63225cb`. */
export function changeTitle(query: ChangeQuery): string {
  return query.kind === 'commit'
    ? `Commit ${query.commit}`
    : `${query.component ?? ''}#${query.number}`;
}

/** Says in which release a change is, and which releases of Kairos contain that. */
export function changeWords({ component, tag, containedIn }: ChangeFound): string {
  if (component === 'kairos') return `In the notes of Kairos ${tag}.`;
  return containedIn.length === 0
    ? `In the notes of ${component} ${tag}, which no searched release of Kairos contains.`
    : `In the notes of ${component} ${tag}, which is in Kairos ${containedIn.join(', ')}.`;
}
