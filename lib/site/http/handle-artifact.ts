import 'server-only';
import { checkArtifact } from '@/lib/build/form/check-artifact';
import { artifactResponse } from '@/lib/site/api/artifact-response';
import { loadEvidence } from '@/lib/site/load/load-evidence';
import { readBuildForm } from '@/lib/site/url/build-query';

import { respondJson, respondProblem } from './respond';

/** Handles a request for the names of an artifact; the parameters are the fields of the form. */
export async function handleArtifact(request: Request): Promise<Response> {
  const checked = checkArtifact(readBuildForm(new URL(request.url).searchParams));
  const response = artifactResponse(checked, await loadEvidence(checked.form));
  if (!response.ok) return respondProblem({ status: 422, ...response.failure });
  return respondJson(response.value);
}
