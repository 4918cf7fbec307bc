import 'server-only';
import { readChange } from '@/lib/releases/contents/find-by-change';
import { findByProgram } from '@/lib/releases/contents/find-by-program';
import { componentVersionsResponse } from '@/lib/site/api/component-versions-response';
import { stamped } from '@/lib/site/api/stamp';
import { loadKairos } from '@/lib/site/load/load-kairos';
import { loadAllContents } from '@/lib/site/load/load-release-contents';
import { loadStatedChange } from '@/lib/site/load/load-stated-change';
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
    const found = {
      releases: findByProgram(releases, query),
      changes: null,
      notSearched: null,
      coverage,
    };
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
  const { found: changes, notSearched } = await loadStatedChange(query);
  const tags = new Set(changes.flatMap(({ containedIn }) => containedIn));
  const all = findByProgram(releases, { program: null, version: null });
  const found = {
    releases: all.filter(({ entry }) => tags.has(entry.release.tag)),
    changes,
    notSearched,
    coverage,
  };
  return respondJson(stamped(componentVersionsResponse(found, origin), freshness));
}
