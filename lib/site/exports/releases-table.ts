import { formatDay } from '@/lib/base/format/dates';
import { escapeCell, formatMarkdownTable } from '@/lib/base/text/markdown-table';
import type { FoundRelease } from '@/lib/releases/list/select-releases';
import { describeSupport } from '@/lib/releases/list/support';
import type { ReleasesPageData } from '@/lib/site/model/release-pages';

/** The columns of a release in CSV. */
export const RELEASE_HEAD = [
  'component',
  'tag',
  'title',
  'line',
  'published',
  'support',
  'prerelease',
  'files',
  'sbom',
  'changed after publishing',
  'url',
] as const;

/** A release as a row of {@link RELEASE_HEAD}. */
export function releaseRow({ entry }: FoundRelease): readonly string[] {
  const { componentId, release, line, status, isPreliminary } = entry;
  return [
    componentId,
    release.tag,
    release.title ?? '',
    line ?? '',
    release.publishedAt,
    describeSupport(status),
    String(isPreliminary),
    String(release.assets.length),
    entry.sbom.state,
    release.change?.noticedAt ?? '',
    release.url,
  ];
}

/** Formats the selected releases as Markdown to paste into an issue. */
export function releasesMarkdown(
  { selection, query }: ReleasesPageData,
  permalink: string,
): string {
  const { found } = selection;
  const filters = [...query.components, escapeCell(query.text), query.year ?? '']
    .filter(Boolean)
    .join(', ');
  const rows = found.map(({ entry }) => [
    entry.componentId,
    entry.release.tag,
    formatDay(entry.release.publishedAt),
    describeSupport(entry.status),
    String(entry.release.assets.length),
    entry.sbom.state,
  ]);
  const head = ['Component', 'Tag', 'Published', 'Support', 'Files', 'SBOM'];
  return [
    `## Kairos releases${filters === '' ? '' : `: ${filters}`}\n`,
    found.length === 0 ? 'No releases match.\n' : formatMarkdownTable(head, rows),
    `<${permalink}>\n`,
  ].join('\n');
}
