import { describeFailure } from '@/lib/base/failure';
import { formatDay } from '@/lib/base/format/dates';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';

import { readingWords } from './component-strip';

/** Limits of a component's list: what is missing from it, what failed, what was removed. */
export function ReleaseNotices({ tracked }: { readonly tracked: TrackedComponent }) {
  const sentences = noticesOf(tracked);
  const { snapshot, freshness } = tracked;
  if (sentences.length === 0 && snapshot === null) return null;
  return (
    <ul aria-label="Notes on this list" className="mt-3 flex max-w-[90ch] flex-col gap-1">
      {snapshot === null ? null : (
        <li className="border-l-2 border-warn pl-3">
          <p>
            GitHub has not responded for this component yet. This list ships with this site, from
            copies of {formatDay(freshness?.fetchedAt ?? '')}.
          </p>
          <details>
            <summary>What it does not have</summary>
            {snapshot.lacks.join(' ')}
          </details>
        </li>
      )}
      {sentences.map((sentence) => (
        <li key={sentence} className="border-l-2 border-warn pl-3">
          {sentence}
        </li>
      ))}
    </ul>
  );
}

function noticesOf(tracked: TrackedComponent): readonly string[] {
  const { freshness, failure, reading, removed, unreadable, component } = tracked;
  const gone = removed.slice(0, 5).map(({ tag, noticedAt }) => `${tag} (${formatDay(noticedAt)})`);
  return [
    ...(freshness === null && failure === null
      ? [`The releases of ${component.title} are being loaded. Load this page again in a moment.`]
      : []),
    ...(failure === null ? [] : [describeFailure(failure)]),
    ...(reading === null ? [] : [`The list is not complete yet: ${readingWords(reading)}.`]),
    ...(gone.length === 0
      ? []
      : [`No longer listed by GitHub, with the day it was noticed: ${gone.join(', ')}.`]),
    ...(unreadable === 0
      ? []
      : [
          `${unreadable} ${unreadable === 1 ? 'entry' : 'entries'} of GitHub’s list could not be read. They are shown as last read.`,
        ]),
  ];
}
