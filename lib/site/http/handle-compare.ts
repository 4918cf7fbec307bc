import 'server-only';
import { PASTE_LIMIT } from '@/lib/names/decoder/decode-text';
import { compareMarkdown } from '@/lib/site/exports/compare-markdown';
import { loadComparePage } from '@/lib/site/load/load-compare-page';
import { siteUrl } from '@/lib/site/load/site-url';

import { respondReleaseRefusal } from './release-refusal';
import { respondProblem, respondText } from './respond';

/** Handles a request for the comparison of two releases as Markdown. */
export async function handleCompare(
  request: Request,
  { component }: { readonly component: string },
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const [from, to] = ['from', 'to'].map((name) =>
    (searchParams.get(name) ?? '').trim().slice(0, PASTE_LIMIT),
  );
  const page = await loadComparePage(component, from ?? '', to ?? '');
  if (page === null) {
    return respondReleaseRefusal({ kind: 'unknown-component', componentId: component });
  }
  const { comparison, nearest, isComplete, tracked } = page;
  if (comparison === null) {
    const detail = 'A comparison needs two releases, e.g. ?from=v4.1.2&to=v4.2.0.';
    return respondProblem({ status: 422, title: 'Missing release', detail });
  }
  if (!comparison.ok) {
    const hint = nearest.length === 0 ? '' : ` The nearest are: ${nearest.join(', ')}.`;
    const { field, tag } = comparison.failure;
    const detail = isComplete
      ? `There is no release “${tag}” (${field}).${hint}`
      : `Whether there is a release “${tag}” (${field}) is unknown: the list has not been read to the end.${hint}`;
    const title = isComplete ? 'No such release' : 'Unknown release';
    const { nextAttemptAt: retryAt } = tracked;
    return isComplete
      ? respondProblem({ status: 404, title, detail })
      : respondProblem({ status: 503, title, detail, retryAt });
  }
  return respondText(
    'text/markdown; charset=utf-8',
    compareMarkdown(page, comparison.value, siteUrl().origin),
  );
}
