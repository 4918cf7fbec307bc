import 'server-only';
import { checkText, decodeResponse } from '@/lib/site/api/decode-response';
import { loadDecoded } from '@/lib/site/load/load-decode-page';
import { siteUrl } from '@/lib/site/load/site-url';

import { respondJson, respondProblem } from './respond';

/** Handles a request to decode the parameter `name`. */
export async function handleDecode(request: Request): Promise<Response> {
  const text = checkText(new URL(request.url).searchParams.get('name'));
  if (!text.ok) return respondProblem({ status: 422, ...text.failure });
  return respondJson(decodeResponse(await loadDecoded(text.value), siteUrl().origin));
}
