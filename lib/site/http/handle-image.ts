import 'server-only';
import { imageResponse } from '@/lib/site/api/image-response';
import { imageMarkdown } from '@/lib/site/exports/image-markdown';
import { loadImagePage } from '@/lib/site/load/load-image-page';
import { siteUrl } from '@/lib/site/load/site-url';
import { referenceOfSegments } from '@/lib/site/url/image-urls';
import { unescaped } from '@/lib/site/url/unescaped';

import { markdownType } from './markdown-type';
import { respondJson, respondProblem, respondText } from './respond';

/**
 * Handles a request for an image as JSON or Markdown: that of the path of its page, which may be escaped, else that of
 * the parameter `reference`.
 */
export async function handleImage(
  request: Request,
  format: 'json' | 'md',
  path: string | null = null,
): Promise<Response> {
  const reference =
    path === null
      ? (new URL(request.url).searchParams.get('reference') ?? '')
      : referenceOfSegments(unescaped(path).split('/'));
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
