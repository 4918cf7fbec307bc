import 'server-only';
import { buildMarkdown } from '@/lib/site/exports/build-markdown';
import { loadBuildPage } from '@/lib/site/load/load-build-page';

import { markdownType } from './markdown-type';
import { respondText } from './respond';

/** Handles a request for the builder as Markdown; the parameters are the fields of the form. */
export async function handleBuild(request: Request): Promise<Response> {
  const page = await loadBuildPage(new URL(request.url).searchParams);
  return respondText(markdownType(request), buildMarkdown(page));
}
