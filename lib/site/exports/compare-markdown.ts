import { formatDay } from '@/lib/base/format/dates';
import { listWords } from '@/lib/base/text/list-words';
import { escapeCell, formatMarkdownTable } from '@/lib/base/text/markdown-table';
import type { DefectBetween } from '@/lib/releases/defects/defects-between';
import type { Comparison } from '@/lib/releases/list/compare';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { describeSupport } from '@/lib/releases/list/support';
import type { ComparePageData } from '@/lib/site/model/release-pages';
import { comparePath, releasePath } from '@/lib/site/url/paths';

/** Formats the comparison of two releases as Markdown: known defects, component versions, and the releases between. */
export function compareMarkdown(
  { tracked, defects, contents }: ComparePageData,
  { from, to, between }: Comparison,
  origin: string,
): string {
  const { id, title } = tracked.component;
  const query = new URLSearchParams({ from: from.release.tag, to: to.release.tag });
  const programs = contents.map(({ program, from: before, to: after }) => [
    program,
    listWords(before),
    listWords(after),
  ]);
  const tags = [from, to].map(({ release }) => escapeCell(release.tag));
  return [
    `# ${escapeCell(title)}: changes from ${tags.join(' to ')}\n`,
    `<${origin}${comparePath(id)}?${query}>\n`,
    ...defectLines(`Known defects in ${tags[1]}`, defects.inNewer),
    ...defectLines(`Known defects only before ${tags[1]}`, defects.onlyBefore),
    ...(programs.length === 0
      ? []
      : [
          `## Component versions\n`,
          formatMarkdownTable(['Component', from.release.tag, to.release.tag], programs),
        ]),
    `## Releases\n`,
    formatMarkdownTable(
      ['Tag', 'Published', 'Support', 'Page'],
      between.map((entry) => rowOf(entry, origin)),
    ),
  ].join('\n');
}

function defectLines(title: string, defects: readonly DefectBetween[]): readonly string[] {
  if (defects.length === 0) return [];
  return [
    `## ${title}\n`,
    ...defects.map(
      ({ defect, tags }) =>
        `- ${escapeCell(defect.says)} <${defect.source}> (${escapeCell(listWords(tags))})`,
    ),
    '',
  ];
}

function rowOf({ componentId, release, status }: ReleaseEntry, origin: string): readonly string[] {
  return [
    release.tag,
    formatDay(release.publishedAt),
    describeSupport(status),
    `${origin}${releasePath(componentId, release.tag)}`,
  ];
}
