import 'server-only';
import { PASTE_LIMIT } from '@/lib/names/decoder/decode-text';
import type { CompareProblem } from '@/lib/releases/list/compare';
import { releaseCompareResponse } from '@/lib/site/api/release-compare-response';
import { stamped } from '@/lib/site/api/stamp';
import { compareMarkdown } from '@/lib/site/exports/compare-markdown';
import { loadComparePage } from '@/lib/site/load/load-compare-page';
import { siteUrl } from '@/lib/site/load/site-url';
import type { ComparePageData } from '@/lib/site/model/release-pages';

import { markdownType } from './markdown-type';
import { respondReleaseRefusal } from './release-refusal';
import { respondJson, respondProblem, respondText } from './respond';

/** Handles a request for the comparison of two releases, as JSON or Markdown. */
export async function handleCompare(
  request: Request,
  { component }: { readonly component: string },
  format: 'json' | 'md',
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const [from, to] = ['from', 'to'].map((name) =>
    (searchParams.get(name) ?? '').trim().slice(0, PASTE_LIMIT),
  );
  const page = await loadComparePage(component, from ?? '', to ?? '');
  if (page === null) {
    return respondReleaseRefusal({ kind: 'unknown-component', componentId: component });
  }
  const { comparison, tracked } = page;
  if (comparison === null) {
    const detail = 'A comparison needs two releases, e.g. ?from=v4.1.2&to=v4.2.0.';
    return respondProblem({ status: 422, title: 'Missing release', detail });
  }
  if (!comparison.ok) return respondUnknown(page, comparison.failure);
  const { origin } = siteUrl();
  return format === 'md'
    ? respondText(markdownType(request), compareMarkdown(page, comparison.value, origin))
    : respondJson(
        stamped(releaseCompareResponse(page, comparison.value, origin), tracked.freshness),
      );
}

function respondUnknown(
  { nearest, isComplete, tracked }: ComparePageData,
  { field, tag }: CompareProblem,
): Response {
  const hint = nearest.length === 0 ? '' : ` The nearest are: ${nearest.join(', ')}.`;
  if (isComplete) {
    const detail = `There is no release “${tag}” (${field}).${hint}`;
    return respondProblem({ status: 404, title: 'No such release', detail });
  }
  const detail = `Whether there is a release “${tag}” (${field}) is unknown: the list has not been read to the end.${hint}`;
  const { nextAttemptAt: retryAt } = tracked;
  return respondProblem({ status: 503, title: 'Unknown release', detail, retryAt });
}
