import 'server-only';
import { findByChange, readChange, type ChangeFound } from '@/lib/releases/contents/find-by-change';
import { findByProgram } from '@/lib/releases/contents/find-by-program';
import { componentVersionsResponse } from '@/lib/site/api/component-versions-response';
import { stamped } from '@/lib/site/api/stamp';
import { loadKairos } from '@/lib/site/load/load-kairos';
import { loadAllContents } from '@/lib/site/load/load-release-contents';
import { loadComponents } from '@/lib/site/load/load-releases';
import { siteUrl } from '@/lib/site/load/site-url';

import { respondJson, respondProblem } from './respond';

/** Handles a request for the component versions of releases, by a program, a version or a change. */
export async function handleComponentVersions(request: Request): Promise<Response> {
  const requested = new URL(request.url).searchParams;
  const valueOf = (name: string) => {
    const text = (requested.get(name) ?? '').trim();
    return text === '' ? null : text;
  };
  const [{ freshness }, { releases, coverage }] = await Promise.all([
    loadKairos(),
    loadAllContents(),
  ]);
  const { origin } = siteUrl();
  const change = valueOf('change');
  if (change === null) {
    const query = { program: valueOf('program'), version: valueOf('version') };
    const found = { releases: findByProgram(releases, query), changes: null, coverage };
    return respondJson(stamped(componentVersionsResponse(found, origin), freshness));
  }
  const query = readChange(change);
  if (query === null) {
    const message =
      'Neither a pull request (“#4232”, “kairos-agent#900” or its URL) nor at least 7 digits of a commit.';
    const problems = [{ field: 'change', message }] as const;
    return respondProblem({
      status: 422,
      title: 'No change',
      detail: `change: ${message}`,
      problems,
    });
  }
  const components = await loadComponents();
  const lists = new Map(
    components.map(({ component, releases: list }) => [component.id, list.entries] as const),
  );
  const changes = findByChange(lists, releases, query);
  const found = { releases: releasesOf(changes), changes, coverage };
  const response = componentVersionsResponse(found, origin);
  return respondJson(stamped(response, freshness));

  function releasesOf(stating: readonly ChangeFound[]) {
    const tags = new Set(stating.flatMap(({ containedIn }) => containedIn));
    return findByProgram(releases, { program: null, version: null }).filter(({ entry }) =>
      tags.has(entry.release.tag),
    );
  }
}
