import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { describeSupport } from '@/lib/releases/list/support';
import { formatListing } from '@/lib/releases/notes/merge-changes';
import { unknownWords } from '@/lib/releases/upgrade/component-notes';
import type { PlannedUpgrade } from '@/lib/site/model/upgrade-page';
import { comparePath, paths, releasePath, upgradePath, withQuery } from '@/lib/site/url/paths';

/** Shapes a planned upgrade into the response of `GET /api/v1/upgrade`. */
export function upgradeResponse(
  { plan, next, ways, digest, builder, changes }: PlannedUpgrade,
  texts: { readonly from: string; readonly to: string },
  origin: string,
) {
  const { start, to, direction, image, replacements, programs, jump, cautions } = plan;
  const range = { from: start.entry.release.tag, to: to.release.tag };
  return {
    page: `${origin}${upgradePath(texts)}`,
    from: {
      ...releaseOf(start.entry, origin),
      title: start.title,
      isImage: start.parts !== null,
      custom: start.custom,
      defects: start.defects,
    },
    to: { ...releaseOf(to, origin), defects: plan.defects },
    direction,
    latestInLine: plan.latestInLine,
    latest: plan.latest,
    image,
    replacements,
    programs,
    kubernetes: jump,
    cautions,
    releases: plan.between.map(({ release }) => release.tag),
    changes: changes.groups.map(({ kind, title, changes: rows }) => ({
      kind,
      title,
      changes: rows.map(({ markdown, listedBy }) => ({
        markdown,
        releases: listedBy.flatMap(({ component, tag }) => (component === null ? [tag] : [])),
        componentReleases: listedBy.flatMap(({ component, tag }) =>
          component === null ? [] : [{ component, tag }],
        ),
      })),
    })),
    componentNotes: changes.components.map((notes) => ({
      program: notes.program,
      releases: notes.releases.map(({ release }) => release.tag),
      unknown: notes.unknown,
      reason: unknownWords(notes),
    })),
    notMerged: changes.left.map(formatListing),
    next: {
      step: next.step === null ? null : { ...next.step, digest },
      reason: next.reason,
      ways: ways.map(({ id, title, forVersion, steps, file, source }) => ({
        id,
        title,
        forVersion,
        steps: steps.map(({ label, shell }) => ({ label, shell })),
        file,
        source,
      })),
    },
    links: {
      compare: `${origin}${withQuery(comparePath('kairos'), new URLSearchParams(range))}`,
      builder: builder === null ? null : `${origin}${builder}`,
      markdown: `${origin}${withQuery(paths.upgradeMarkdown, new URLSearchParams(texts))}`,
    },
  };
}

function releaseOf({ release, status }: ReleaseEntry, origin: string) {
  return {
    tag: release.tag,
    page: `${origin}${releasePath('kairos', release.tag)}`,
    publishedAt: release.publishedAt === '' ? null : release.publishedAt,
    supported: status.state === 'supported',
    support: describeSupport(status),
  };
}
