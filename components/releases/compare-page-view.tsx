import { FailurePanel } from '@/components/feedback/failure-panel';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import type { ComparePageData } from '@/lib/site/model/release-pages';
import { releasePath } from '@/lib/site/url/paths';

import { Breadcrumb } from './breadcrumb';
import { CompareForm } from './compare-form';
import { CompareResult } from './compare-result';
import { ReleaseNotices } from './release-notices';

/** The changes from one release of a component to another. */
export function ComparePageView({ page }: { readonly page: ComparePageData }) {
  const { tracked, asked, comparison } = page;
  const { component, releases } = tracked;
  return (
    <>
      <Breadcrumb component={component} />
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <h1 className="text-xl font-semibold tracking-tight">{titleOf(page)}</h1>
        <CompareForm
          componentId={component.id}
          entries={releases.entries}
          from={asked.from}
          to={asked.to}
        />
      </div>
      <ReleaseNotices tracked={tracked} />
      {comparison === null ? (
        <p className="mt-6 border-y border-line py-10 text-soft">
          Enter two versions, in any order, e.g. {releases.entries[1]?.release.tag ?? 'v4.1.2'} and
          latest.
        </p>
      ) : comparison.ok ? (
        <CompareResult page={page} comparison={comparison.value} />
      ) : (
        <UnknownRelease page={page} tag={comparison.failure.tag} />
      )}
    </>
  );
}

function titleOf({ comparison, tracked }: ComparePageData): string {
  const { title } = tracked.component;
  if (comparison?.ok !== true) return `Compare releases of ${title}`;
  const { from, to } = comparison.value;
  return `${title}: changes from ${from.release.tag} to ${to.release.tag}`;
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
