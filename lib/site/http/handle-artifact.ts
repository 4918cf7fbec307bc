import 'server-only';
import { checkArtifact } from '@/lib/build/form/check-artifact';
import { artifactResponse } from '@/lib/site/api/artifact-response';
import { loadKnownOf } from '@/lib/site/load/load-build-page';
import { readBuildForm } from '@/lib/site/url/build-query';

import { respondJson, respondProblem } from './respond';

/** Handles a request for the names of an artifact; the parameters are the fields of the form. */
export async function handleArtifact(request: Request): Promise<Response> {
  const form = readBuildForm(new URL(request.url).searchParams);
  const response = artifactResponse(checkArtifact(form), await loadKnownOf(form));
  if (!response.ok) return respondProblem({ status: 422, ...response.failure });
  return respondJson(response.value);
}
