import { StandingNote } from '@/components/feedback/standing-note';
import { asRoute } from '@/components/ui/as-route';
import { Day } from '@/components/ui/day';
import { PageLink } from '@/components/ui/page-link';
import { SectionHeading } from '@/components/ui/section-heading';
import { ZoneSwitch } from '@/components/ui/zone-switch.client';
import type { Comparison } from '@/lib/releases/list/compare';
import type { ComparePageData } from '@/lib/site/model/release-pages';
import { compareMarkdownPath, releasePath, upgradePath } from '@/lib/site/url/paths';

import { ComparedComponents } from './compared-components';
import { ComparedDefects } from './compared-defects';
import { ReleaseNotes } from './release-notes';
import { SupportBadge } from './support-badge';
import { UpgradeNotes } from './upgrade-notes';

/** Releases that are listed in one sentence. */
const MOST_LINKED = 100;

type CompareResultProps = { readonly page: ComparePageData; readonly comparison: Comparison };

/** What lies between two releases: known defects, component versions, and all release notes, the latest first. */
export function CompareResult({ page, comparison }: CompareResultProps) {
  const { tracked, notes, cut, defects, contents } = page;
  const { from, to, between, withoutNotes } = comparison;
  const { id, policy } = tracked.component;
  const isSnapshot = tracked.snapshot !== null;
  return (
    <>
      <Facts page={page} comparison={comparison} />
      {policy.rule === 'newest-line' ? <UpgradeNotes from={from} to={to} /> : null}
      {id === 'kairos' ? (
        <p className="no-print mt-2">
          <PageLink
            className="link target"
            href={asRoute(upgradePath({ from: from.release.tag, to: to.release.tag }))}
          >
            Plan this upgrade: merged changes and commands
          </PageLink>
        </p>
      ) : null}
      {withoutNotes.length === 0 || isSnapshot ? null : (
        <StandingNote>
          No release notes: {withoutNotes.slice(0, MOST_LINKED).join(', ')}
          {withoutNotes.length > MOST_LINKED
            ? ` and ${withoutNotes.length - MOST_LINKED} more`
            : ''}
          .
        </StandingNote>
      )}
      {cut.length === 0 ? null : (
        <StandingNote>
          Not shown in full, the notes would be too long for one page:{' '}
          {cut.slice(0, MOST_LINKED).map(({ release: { tag } }, index) => (
            <span key={tag}>
              {index === 0 ? '' : ', '}
              <Tag componentId={id} tag={tag} />
            </span>
          ))}
          {cut.length > MOST_LINKED ? ` and ${cut.length - MOST_LINKED} older ones` : ''}.
        </StandingNote>
      )}
      <ComparedDefects defects={defects} tag={to.release.tag} />
      <ComparedComponents contents={contents} from={from.release.tag} to={to.release.tag} />
      {isSnapshot ? (
        <ul className="mt-4 font-mono text-xs">
          {between.map(({ release: { tag } }) => (
            <li key={tag}>{tag}</li>
          ))}
        </ul>
      ) : (
        <>
          <Contents notes={notes} />
          {notes.map(({ entry: { release }, rendered }) => (
            <article key={release.tag} className="mt-10 border-t border-line pt-5">
              <SectionHeading id={fragmentOf(release.tag)}>
                <Tag componentId={id} tag={release.tag} />{' '}
                <span className="text-sm font-normal text-soft">
                  <Day at={release.publishedAt} />
                </span>
              </SectionHeading>
              <div className="mt-3">
                <ReleaseNotes notes={rendered} of={release.tag} />
              </div>
            </article>
          ))}
        </>
      )}
    </>
  );
}

function Facts({ page, comparison: { from, to, between, levels } }: CompareResultProps) {
  const { id } = page.tracked.component;
  return (
    <>
      <dl className="mt-3 grid max-w-max grid-cols-[auto_auto_auto_auto] gap-x-4">
        {(
          [
            ['From', from],
            ['To', to],
          ] as const
        ).map(([label, entry]) => (
          <div key={label} className="col-span-4 grid grid-cols-subgrid items-baseline">
            <dt className="text-soft">{label}</dt>
            <dd>
              <Tag componentId={id} tag={entry.release.tag} />
            </dd>
            <dd>
              <Day at={entry.release.publishedAt} />
            </dd>
            <dd>
              <SupportBadge status={entry.status} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 flex flex-wrap items-baseline gap-x-4 text-soft tabular-nums">
        <span>
          {between.length === 1 ? '1 release' : `${between.length} releases`}: {levelWords(levels)}
        </span>
        <a
          className="link text-xs"
          href={compareMarkdownPath(id, from.release.tag, to.release.tag)}
        >
          View as Markdown
        </a>
        <ZoneSwitch />
      </p>
    </>
  );
}

/** Releases from which on a table of contents helps. */
const LONG = 3;

function Contents({ notes }: { readonly notes: ComparePageData['notes'] }) {
  if (notes.length < LONG) return null;
  return (
    <nav aria-label="Releases on this page" className="no-print mt-8 text-xs">
      <p className="font-semibold">Release notes</p>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        {notes.map(({ entry: { release } }) => (
          <li key={release.tag}>
            <a className="link target font-mono" href={`#${fragmentOf(release.tag)}`}>
              {release.tag}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Notes have fragments that begin with the tag and a dash, so this one is not among them. */
function fragmentOf(tag: string): string {
  return `release-${encodeURIComponent(tag)}`;
}

function Tag({ componentId, tag }: { readonly componentId: string; readonly tag: string }) {
  return (
    <PageLink className="link target font-mono" href={asRoute(releasePath(componentId, tag))}>
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
    [prereleases, 'pre-release', 'pre-releases'],
    [others, 'other tag', 'other tags'],
  ] as const;
  const counted = words
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
  return counted.length === 0 ? 'nothing between them' : counted.join(', ');
}
