import { FailurePanel } from '@/components/feedback/failure-panel';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { ComparePageData } from '@/lib/site/model/release-pages';
import { comparePath, releasePath, withQuery } from '@/lib/site/url/paths';

import { Breadcrumb } from './breadcrumb';
import { CompareForm } from './compare-form';
import { CompareResult } from './compare-result';
import { ReleaseNotices } from './release-notices';

/** The changes from one release of a component to another. */
export function ComparePageView({ page }: { readonly page: ComparePageData }) {
  const { tracked, requested, comparison } = page;
  const { component, releases } = tracked;
  return (
    <>
      <Breadcrumb component={component} />
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <h1 className="text-xl font-semibold tracking-tight">{titleOf(page)}</h1>
        <CompareForm
          componentId={component.id}
          entries={releases.entries}
          from={requested.from}
          to={requested.to}
        />
      </div>
      <ReleaseNotices tracked={tracked} />
      <TagsRead page={page} />
      {comparison === null ? (
        <Example page={page} />
      ) : comparison.ok ? (
        <CompareResult page={page} comparison={comparison.value} />
      ) : (
        <UnknownRelease page={page} tag={shortened(comparison.failure.tag)} />
      )}
    </>
  );
}

/** What to enter, with the two latest releases as an example to open. */
function Example({ page: { tracked } }: { readonly page: ComparePageData }) {
  const { component, releases } = tracked;
  const finals = releases.entries.filter(({ isPreliminary }) => !isPreliminary);
  const [to, from] = finals.map(({ release }) => release.tag);
  return (
    <p className="mt-6">
      Enter two versions, in any order
      {from === undefined || to === undefined ? null : (
        <>
          , e.g.{' '}
          <PageLink
            className="link"
            href={asRoute(withQuery(comparePath(component.id), new URLSearchParams({ from, to })))}
          >
            {from} and {to}
          </PageLink>
        </>
      )}
      .
    </p>
  );
}

function titleOf({ comparison, tracked }: ComparePageData): string {
  const { title } = tracked.component;
  if (comparison?.ok !== true) return `Compare releases of ${title}`;
  const { from, to } = comparison.value;
  return `${title}: changes from ${from.release.tag} to ${to.release.tag}`;
}

/** What was read as which tag, where a release was not typed as its tag. */
function TagsRead({ page: { requested, read } }: { readonly page: ComparePageData }) {
  const differing = (['from', 'to'] as const).filter((field) =>
    isRead(requested[field], read[field]),
  );
  return differing.map((field) => (
    <p key={field} className="mt-3 text-soft">
      Read as {read[field]}:{' '}
      <q className="font-mono text-xs break-all">{shortened(requested[field])}</q>
    </p>
  ));
}

/** A tag without its leading v, or in another case, is still the tag. */
function isRead(typed: string, tag: string): boolean {
  return typed.replace(/^v/i, '').toLowerCase() !== tag.replace(/^v/i, '').toLowerCase();
}

const LONGEST_QUOTED = 120;

function shortened(text: string): string {
  return text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED)}…` : text;
}

type UnknownReleaseProps = { readonly page: ComparePageData; readonly tag: string };

function UnknownRelease({ page: { tracked, nearest, isComplete }, tag }: UnknownReleaseProps) {
  return (
    <FailurePanel title={isComplete ? `No such release: ${tag}` : `Unknown release: ${tag}`}>
      {isComplete ? null : <p>The list of releases has not been read to the end.</p>}
      {nearest.length === 0 ? null : (
        <p>
          Did you mean{' '}
          {nearest.map((each, index) => (
            <span key={each}>
              {index === 0 ? '' : ', '}
              <PageLink
                className="link font-mono"
                href={asRoute(releasePath(tracked.component.id, each))}
              >
                {each}
              </PageLink>
            </span>
          ))}
          ?
        </p>
      )}
    </FailurePanel>
  );
}
