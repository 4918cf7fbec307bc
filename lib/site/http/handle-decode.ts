import 'server-only';
import { checkText, decodeResponse } from '@/lib/site/api/decode-response';
import { stamped } from '@/lib/site/api/stamp';
import { decodeMarkdown } from '@/lib/site/exports/decode-markdown';
import { loadDecoded, loadDecodePage } from '@/lib/site/load/load-decode-page';
import { siteUrl } from '@/lib/site/load/site-url';

import { markdownType } from './markdown-type';
import { respondJson, respondProblem, respondText } from './respond';

/** Handles a request to decode the parameter `name`. */
export async function handleDecode(request: Request): Promise<Response> {
  const text = checkText(new URL(request.url).searchParams.get('name'));
  if (!text.ok) return respondProblem({ status: 422, ...text.failure });
  const page = await loadDecoded(text.value);
  return respondJson(stamped(decodeResponse(page, siteUrl().origin), page.freshness));
}

/** Handles a request for the page that decodes as Markdown; the parameter is `name`, as on the page. */
export async function handleDecodeMarkdown(request: Request): Promise<Response> {
  const page = await loadDecodePage(new URL(request.url).searchParams);
  return respondText(markdownType(request), decodeMarkdown(page, siteUrl().origin));
}
