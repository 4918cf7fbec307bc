import 'server-only';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { whatIfResponse } from '@/lib/site/api/what-if-response';
import { whatIfMarkdown } from '@/lib/site/exports/what-if-markdown';
import { loadWhatIf } from '@/lib/site/load/load-what-if';

import { readBody } from './read-body';
import { refuseAt } from './refuse-at';
import { respondJson, respondProblem, respondText } from './respond';

/** Workflow files of upstream have about 10 KB. */
const MOST_BYTES = 256 * 1024;

/** Texts that are expanded at the same time: a text may take as long as its limits let it. */
const MOST_AT_ONCE = 2;

let running = 0;

/**
 * Handles a pasted workflow: what it would test, and in what that differs from the matrix of `source` at `at`. The body
 * is the file, or the form of the page with it in `workflow`; a form gets Markdown. Nothing is stored.
 */
export async function handleWhatIf(request: Request): Promise<Response> {
  const body = await readBody(request, MOST_BYTES);
  if (body === 'too-large') return refuse(413, 'The pasted text is larger than 256 KB.');
  if (body === 'broken-off') return refuse(400, 'The request broke off before its end.');
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(
    request.headers.get('content-type') ?? '',
  );
  const form = new URLSearchParams(isForm ? body.toString() : '');
  const params = new URL(request.url).searchParams;
  const valueOf = (key: string) => (form.get(key) ?? params.get(key))?.trim() || null;
  const text = isForm ? (form.get('workflow') ?? '') : body.toString();
  if (text.trim() === '')
    return refuse(422, 'The body is empty: send a workflow file or its matrix.');
  if (running >= MOST_AT_ONCE) {
    const retryAt = new Date(Date.now() + 5000).toISOString();
    const detail = 'Other texts are being expanded now.';
    return respondProblem({ status: 429, title: 'Try again soon', detail, retryAt });
  }
  running += 1;
  try {
    const source = valueOf('source') ?? matrixSources[0].id;
    const result = await loadWhatIf({ source, at: valueOf('at'), text });
    if (!result.ok) return refuseAt(result.failure, []);
    const response = isForm
      ? respondText('text/plain; charset=utf-8', whatIfMarkdown(result.value))
      : respondJson(whatIfResponse(result.value));
    response.headers.set('cache-control', 'no-store');
    return response;
  } finally {
    running -= 1;
  }
}

function refuse(status: number, detail: string): Response {
  return respondProblem({ status, title: 'No workflow to expand', detail });
}
