import 'server-only';
import { imageResponse } from '@/lib/site/api/image-response';
import { imageMarkdown } from '@/lib/site/exports/image-markdown';
import { loadImagePage } from '@/lib/site/load/load-image-page';
import { siteUrl } from '@/lib/site/load/site-url';
import { referenceOfSegments } from '@/lib/site/url/image-urls';

import { markdownType } from './markdown-type';
import { respondJson, respondProblem, respondText } from './respond';

/** Handles a request for an image as JSON or Markdown; it is the parameter `reference`, or the `path` of its page. */
export async function handleImage(request: Request, format: 'json' | 'md'): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const reference =
    searchParams.get('reference') ??
    referenceOfSegments((searchParams.get('path') ?? '').split('/'));
  const loaded = await loadImagePage(reference);
  if (!loaded.ok) {
    const { message } = loaded.failure;
    const title = 'Bad value for “reference”';
    return respondProblem({ status: 422, title, detail: message });
  }
  const { origin } = siteUrl();
  return format === 'json'
    ? respondJson(imageResponse(loaded.value, origin))
    : respondText(markdownType(request), imageMarkdown(loaded.value, origin));
}
