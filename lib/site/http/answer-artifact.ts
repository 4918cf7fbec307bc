import 'server-only';
import { checkArtifact } from '@/lib/build/form/check-artifact';
import { artifactAnswer, type Unprocessable } from '@/lib/site/api/artifact-answer';
import { decodeAnswer } from '@/lib/site/api/decode-answer';
import { loadEvidence } from '@/lib/site/load/load-evidence';
import { readBuildForm } from '@/lib/site/url/build-query';

import { answerJson, answerProblem } from './answers';

/** Answers a request for the names of an artifact; the parameters are the fields of the form. */
export async function answerArtifact(request: Request): Promise<Response> {
  const checked = checkArtifact(readBuildForm(new URL(request.url).searchParams));
  const answer = artifactAnswer(checked, await loadEvidence(checked.form));
  return answer.ok ? answerJson(request, answer.value) : refuse(request, answer.failure);
}

/** Answers a request to decode the parameter `name`. */
export function answerDecode(request: Request): Response {
  const answer = decodeAnswer(new URL(request.url).searchParams.get('name'));
  return answer.ok ? answerJson(request, answer.value) : refuse(request, answer.failure);
}

function refuse(request: Request, { title, detail, problems }: Unprocessable): Response {
  return answerProblem(request, { status: 422, title, detail, problems });
}
