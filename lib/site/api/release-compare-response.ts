import type { DefectBetween } from '@/lib/releases/defects/defects-between';
import type { Comparison } from '@/lib/releases/list/compare';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { describeSupport } from '@/lib/releases/list/support';
import type { ComparePageData } from '@/lib/site/model/release-pages';
import { compareMarkdownPath, comparePath, releasePath, withQuery } from '@/lib/site/url/paths';

/** Shapes the comparison of two releases into the response of `GET /api/v1/releases/{component}/compare`. */
export function releaseCompareResponse(
  { tracked, defects, contents }: ComparePageData,
  { from, to, between, withoutNotes, levels }: Comparison,
  origin: string,
) {
  const { id, title } = tracked.component;
  const range = new URLSearchParams({ from: from.release.tag, to: to.release.tag });
  return {
    page: `${origin}${withQuery(comparePath(id), range)}`,
    component: { id, title },
    from: releaseOf(from, origin),
    to: releaseOf(to, origin),
    releases: between.map((entry) => releaseOf(entry, origin)),
    counts: levels,
    withoutNotes,
    defects: {
      inNewer: defects.inNewer.map(defectOf),
      onlyBefore: defects.onlyBefore.map(defectOf),
    },
    programs: contents.map(({ program, from: before, to: after, isChanged }) => ({
      program,
      from: before,
      to: after,
      changed: isChanged,
    })),
    links: { markdown: `${origin}${compareMarkdownPath(id, from.release.tag, to.release.tag)}` },
  };
}

function releaseOf({ componentId, release, status }: ReleaseEntry, origin: string) {
  return {
    tag: release.tag,
    page: `${origin}${releasePath(componentId, release.tag)}`,
    url: release.url,
    publishedAt: release.publishedAt === '' ? null : release.publishedAt,
    support: describeSupport(status),
  };
}

function defectOf({ defect: { id, says, source }, tags }: DefectBetween) {
  return { id, says, source, releases: tags };
}
