import 'server-only';
import { openApiDocument } from '@/lib/site/api/openapi';
import { siteUrl } from '@/lib/site/load/site-url';

import { answerJson } from './answers';

/** Answers with the document of the API. */
export function answerOpenApi(request: Request): Response {
  return answerJson(request, openApiDocument(siteUrl().origin));
}
