import 'server-only';
import { decodeResponse } from '@/lib/site/api/decode-response';

import { respondJson, respondProblem } from './respond';

/** Handles a request to decode the parameter `name`. */
export function handleDecode(request: Request): Response {
  const response = decodeResponse(new URL(request.url).searchParams.get('name'));
  if (!response.ok) return respondProblem({ status: 422, ...response.failure });
  return respondJson(response.value);
}
