import { AgeText } from '@/components/ui/age-text';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { formatDay } from '@/lib/base/format/dates';
import { findComponent } from '@/lib/names/catalog/find-component';
import type { LineGroup } from '@/lib/releases/list/group-by-line';
import type { FoundRelease } from '@/lib/releases/list/select-releases';
import { componentPath, releasePath } from '@/lib/site/url/paths';

import { filesWords } from './files-words';
import { ReleaseExcerpt, ReleaseSupport } from './release-cells';

type ReleaseTableProps = {
  readonly groups: readonly LineGroup[];
  /** Components of which the snapshot has only tags. */
  readonly namesOnly: ReadonlySet<string>;
  readonly now: string;
  /** Whether a group names its component. */
  readonly isMixed: boolean;
};

/** Releases by minor line, the line that was released last first; a row says what each is and brings. */
export function ReleaseTable({ groups, namesOnly, now, isMixed }: ReleaseTableProps) {
  return (
    <div className="mt-6 flex flex-col gap-8">
      {groups.map((group) => (
        <LineTable
          key={`${group.componentId} ${group.kind} ${group.line ?? ''}`}
          group={group}
          isNamesOnly={namesOnly.has(group.componentId)}
          now={now}
          isMixed={isMixed}
        />
      ))}
    </div>
  );
}

type LineTableProps = {
  readonly group: LineGroup;
  readonly isNamesOnly: boolean;
  readonly now: string;
  readonly isMixed: boolean;
};

function LineTable({ group, isNamesOnly, now, isMixed }: LineTableProps) {
  const { componentId } = group;
  const title = findComponent(componentId)?.title ?? componentId;
  return (
    <section className="release-group" aria-label={`${title} ${lineWords(group)}`}>
      <h3 className="font-semibold">
        {isMixed ? (
          <PageLink className="link inline-block py-0.5" href={asRoute(componentPath(componentId))}>
            {title}
          </PageLink>
        ) : null}{' '}
        <span className={isMixed ? 'text-soft' : ''}>{lineWords(group)}</span>
      </h3>
      <ul className="release-rows">
        {group.releases.map((found) => (
          <ReleaseRow
            key={found.entry.release.tag}
            found={found}
            isNamesOnly={isNamesOnly}
            now={now}
          />
        ))}
      </ul>
    </section>
  );
}

function lineWords({ kind, line }: LineGroup): string {
  if (kind === 'c3os') return 'c3os, the project before Kairos';
  return line === null ? 'Not a version tag' : `${line}.x`;
}

type ReleaseRowProps = {
  readonly found: FoundRelease;
  readonly isNamesOnly: boolean;
  readonly now: string;
};

function ReleaseRow({ found: { entry, excerpt }, isNamesOnly, now }: ReleaseRowProps) {
  const { componentId, release } = entry;
  return (
    <li className="release-row">
      <PageLink className="link release-tag" href={asRoute(releasePath(componentId, release.tag))}>
        {release.tag}
      </PageLink>
      <span className="tabular-nums whitespace-nowrap">
        <time dateTime={release.publishedAt}>{formatDay(release.publishedAt)}</time>
      </span>
      <span className="text-soft whitespace-nowrap">
        <AgeText at={release.publishedAt} now={now} />
      </span>
      <span>
        <ReleaseSupport entry={entry} />
      </span>
      <span className="text-soft tabular-nums">{filesWords(entry, isNamesOnly)}</span>
      <ReleaseExcerpt excerpt={excerpt} />
    </li>
  );
}
