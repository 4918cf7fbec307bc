import 'server-only';
import { openApiDocument } from '@/lib/site/api/openapi';
import { siteUrl } from '@/lib/site/load/site-url';

import { respondJson } from './respond';

/** Handles a request for the document of the API. */
export function handleOpenApi(): Response {
  return respondJson(openApiDocument(siteUrl().origin));
}
