import 'server-only';
import { apiMarkdown } from '@/lib/site/exports/api-markdown';
import { imagesMarkdown } from '@/lib/site/exports/images-markdown';
import { verifyMarkdown } from '@/lib/site/exports/verify-markdown';
import { whatIfHelpMarkdown } from '@/lib/site/exports/what-if-markdown';
import { loadImagesPage } from '@/lib/site/load/load-images-page';
import { loadVerifyPage } from '@/lib/site/load/load-verify-page';
import { siteUrl } from '@/lib/site/load/site-url';

import { markdownType } from './markdown-type';
import { respondText } from './respond';

/** Handles a request for the page of the API as Markdown. */
export function handleApiMarkdown(request: Request): Response {
  return respondText(markdownType(request), apiMarkdown(siteUrl().origin));
}

/** Handles a request for the page that expands a workflow as Markdown: how to send one, as a request has none. */
export function handleWhatIfMarkdown(request: Request): Response {
  return respondText(markdownType(request), whatIfHelpMarkdown(siteUrl().origin));
}

/** Handles a request for the list of images as Markdown. */
export async function handleImagesMarkdown(request: Request): Promise<Response> {
  const page = await loadImagesPage();
  return respondText(markdownType(request), imagesMarkdown(page, siteUrl().origin));
}

/** Handles a request for why cosign fails as Markdown; the parameters are the fields of the page. */
export async function handleVerifyMarkdown(request: Request): Promise<Response> {
  const page = await loadVerifyPage(new URL(request.url).searchParams);
  return respondText(markdownType(request), verifyMarkdown(page, siteUrl().origin));
}
