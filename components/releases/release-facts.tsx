import { FreshnessText } from '@/components/feedback/freshness-text';
import { Age } from '@/components/ui/age.client';
import { CopyButton } from '@/components/ui/copy-button.client';
import { Day } from '@/components/ui/day';
import { ZoneSwitch } from '@/components/ui/zone-switch.client';
import { listWords } from '@/lib/base/text/list-words';
import type { ReleasePageData } from '@/lib/site/model/release-pages';
import { releaseMarkdownPath } from '@/lib/site/url/paths';

import { SupportBadge } from './support-badge';

type ReleaseFactsProps = { readonly page: ReleasePageData };

/** A line of facts about a release: its support, its day, how fresh this is, and its other formats. */
export function ReleaseFacts({ page: { tracked, entry, now, permalink } }: ReleaseFactsProps) {
  const { release, status, isPreliminary } = entry;
  const { freshness, component } = tracked;
  return (
    <div className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-xs text-soft">
      <span className="text-sm">
        <SupportBadge status={status} />
      </span>
      {isPreliminary && status.state !== 'prerelease' ? <span>Pre-release</span> : null}
      <span>
        {tracked.snapshot === null ? 'Published' : 'Tagged'}{' '}
        <Day at={release.publishedAt} hasTime />, <Age at={release.publishedAt} now={now} />
      </span>
      {release.change === null ? null : (
        <span className="text-warn" data-changed>
          {capitalised(listWords(release.change.what))} edited after publication (detected{' '}
          <Day at={release.change.noticedAt} />)
        </span>
      )}
      {freshness === null ? null : <FreshnessText freshness={freshness} now={now} />}
      {tracked.snapshot === null ? (
        <a className="link" href={release.url} rel="noopener">
          View on GitHub
        </a>
      ) : null}
      <a className="link" href={releaseMarkdownPath(component.id, release.tag)}>
        View as Markdown
      </a>
      <span className="scripted inline-flex items-baseline gap-2">
        <span id="permalink" className="sr-only">
          {permalink}
        </span>
        <CopyButton text={permalink} label="Copy link" shownIn="permalink" />
      </span>
      <ZoneSwitch />
    </div>
  );
}

function capitalised(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
