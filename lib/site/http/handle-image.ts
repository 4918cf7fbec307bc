import 'server-only';
import { imageResponse } from '@/lib/site/api/image-response';
import { imageMarkdown } from '@/lib/site/exports/image-markdown';
import { loadImagePage } from '@/lib/site/load/load-image-page';
import { siteUrl } from '@/lib/site/load/site-url';

import { respondJson, respondProblem, respondText } from './respond';

/** Handles a request for an image as JSON or Markdown; the parameter `reference` is the image. */
export async function handleImage(request: Request, format: 'json' | 'md'): Promise<Response> {
  const reference = new URL(request.url).searchParams.get('reference') ?? '';
  const loaded = await loadImagePage(reference);
  if (!loaded.ok) {
    const { message } = loaded.failure;
    const title = 'Bad value for “reference”';
    return respondProblem({ status: 422, title, detail: message });
  }
  const { origin } = siteUrl();
  return format === 'json'
    ? respondJson(imageResponse(loaded.value, origin))
    : respondText('text/markdown; charset=utf-8', imageMarkdown(loaded.value, origin));
}
