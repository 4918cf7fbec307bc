import { FailurePanel } from '@/components/feedback/failure-panel';
import { StandingNote } from '@/components/feedback/standing-note';
import { asRoute } from '@/components/ui/as-route';
import { DocLink } from '@/components/ui/doc-link';
import { PageLink } from '@/components/ui/page-link';
import { formatDay } from '@/lib/base/format/dates';
import { DOCUMENTATION } from '@/lib/names/catalog/documentation';
import type { Comparison } from '@/lib/releases/list/compare';
import type { ComparePageData } from '@/lib/site/model/release-pages';
import { releasePath } from '@/lib/site/url/paths';

import { Breadcrumb } from './breadcrumb';
import { CompareForm } from './compare-form';
import { ReleaseNotes } from './release-notes';
import { ReleaseNotices } from './release-notices';
import { SupportBadge } from './support-badge';

/** What an upgrade from one release to another brings: every changelog between, the newest first. */
export function ComparePageView({ page }: { readonly page: ComparePageData }) {
  const { tracked, asked, comparison } = page;
  const { component, releases } = tracked;
  return (
    <>
      <Breadcrumb component={component} />
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <h1 className="text-xl font-semibold tracking-tight">What an upgrade brings</h1>
        <CompareForm
          componentId={component.id}
          entries={releases.entries}
          from={asked.from}
          to={asked.to}
        />
      </div>
      <ReleaseNotices tracked={tracked} />
      <TagsRead page={page} />
      {comparison === null ? (
        <p className="mt-6 border-y border-line py-10 text-soft">
          Name the release that you run and the one that you want; their order does not matter.
        </p>
      ) : comparison.ok ? (
        <Result page={page} comparison={comparison.value} />
      ) : (
        <FailurePanel title="These two cannot be compared">
          <p>{comparison.failure.message}</p>
        </FailurePanel>
      )}
    </>
  );
}

/** What was read as which tag, where a release was not typed as its tag. */
function TagsRead({ page: { asked, read } }: { readonly page: ComparePageData }) {
  const differing = (['from', 'to'] as const).filter((field) => isRead(asked[field], read[field]));
  return differing.map((field) => (
    <p key={field} className="mt-3 text-soft">
      Read as {read[field]}:{' '}
      <q className="font-mono text-xs break-all">{shortened(asked[field])}</q>
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

/** Releases that are named in one sentence. */
const MOST_LINKED = 100;

type ResultProps = { readonly page: ComparePageData; readonly comparison: Comparison };

function Result({ page, comparison }: ResultProps) {
  const { tracked, notes, cut } = page;
  const { from, to, between, withoutNotes, levels } = comparison;
  const { id, title, policy } = tracked.component;
  const isUnknown = tracked.snapshot !== null;
  return (
    <>
      <p className="mt-3 text-lg">
        {title} <Tag componentId={id} tag={from.release.tag} /> (
        {formatDay(from.release.publishedAt)}) to <Tag componentId={id} tag={to.release.tag} /> (
        {formatDay(to.release.publishedAt)})
      </p>
      <p className="mt-1 flex flex-wrap gap-x-4 tabular-nums">
        <span>
          {between.length === 1 ? '1 release' : `${between.length} releases`}: {levelWords(levels)}
        </span>
        <span className="text-soft">
          You run: <SupportBadge status={from.status} />
        </span>
        <span className="text-soft">
          You want: <SupportBadge status={to.status} />
        </span>
      </p>
      {policy.rule === 'newest-line' ? <UpgradeNotes comparison={comparison} /> : null}
      {withoutNotes.length === 0 || isUnknown ? null : (
        <StandingNote>
          Published without notes, so what they changed is not told here:{' '}
          {withoutNotes.slice(0, MOST_LINKED).join(', ')}
          {withoutNotes.length > MOST_LINKED
            ? ` and ${withoutNotes.length - MOST_LINKED} more`
            : ''}
          .
        </StandingNote>
      )}
      {cut.length === 0 ? null : (
        <StandingNote>
          Too long for one page, so{' '}
          {cut.length === 1 ? '1 release is' : `${cut.length} releases are`} only linked
          {cut.length > MOST_LINKED ? `, the newest ${MOST_LINKED} of them` : ''}:{' '}
          {cut.slice(0, MOST_LINKED).map(({ release: { tag } }, index) => (
            <span key={tag}>
              {index === 0 ? '' : ', '}
              <Tag componentId={id} tag={tag} />
            </span>
          ))}
          .
        </StandingNote>
      )}
      {isUnknown ? (
        <ul className="mt-4 font-mono text-xs">
          {between.map(({ release: { tag } }) => (
            <li key={tag}>{tag}</li>
          ))}
        </ul>
      ) : (
        notes.map(({ entry: { release }, rendered }) => (
          <article key={release.tag} className="mt-10 border-t border-line pt-5">
            <h2 className="mb-3 text-lg font-semibold">
              <Tag componentId={id} tag={release.tag} />{' '}
              <span className="text-sm font-normal text-soft">
                {formatDay(release.publishedAt)}
              </span>
            </h2>
            <ReleaseNotes notes={rendered} of={release.tag} />
          </article>
        ))
      )}
    </>
  );
}

/** What upstream says before an upgrade: read the changelogs, and mind a new major version. */
function UpgradeNotes({ comparison: { from, to } }: { readonly comparison: Comparison }) {
  const majors = [from, to].map(({ version }) => version.numbers?.major ?? null);
  const [older = null, newer = null] = majors;
  const crossesMajor =
    older !== null && newer !== null && older !== newer && from.version.class === to.version.class;
  return (
    <>
      {crossesMajor ? (
        <StandingNote>
          From v{older} to v{newer}: an upgrade in place across major versions is attempted, and{' '}
          <DocLink href={DOCUMENTATION.imageMatrix}>not guaranteed</DocLink>.
        </StandingNote>
      ) : null}
      <p className="mt-2 text-soft">
        Kairos recommends to read the changelog of every release before an upgrade, and before you
        build an image of your own.
      </p>
    </>
  );
}

function Tag({ componentId, tag }: { readonly componentId: string; readonly tag: string }) {
  return (
    <PageLink className="link font-mono" href={asRoute(releasePath(componentId, tag))}>
      {tag}
    </PageLink>
  );
}

function levelWords(levels: Comparison['levels']): string {
  const { majors, minors, patches, prereleases, others } = levels;
  const words = [
    [majors, 'major', 'majors'],
    [minors, 'minor', 'minors'],
    [patches, 'patch', 'patches'],
    [prereleases, 'prerelease', 'prereleases'],
    [others, 'other tag', 'other tags'],
  ] as const;
  const told = words
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
  return told.length === 0 ? 'nothing between them' : told.join(', ');
}
