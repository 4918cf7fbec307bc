import 'server-only';
import { artifactResponse } from '@/lib/site/api/artifact-response';
import { stamped } from '@/lib/site/api/stamp';
import { loadCheckedForm } from '@/lib/site/load/load-checked-form';
import { loadEvidence } from '@/lib/site/load/load-evidence';
import { loadKairos } from '@/lib/site/load/load-kairos';
import { readBuildForm } from '@/lib/site/url/build-query';

import { respondJson, respondProblem } from './respond';

/** Handles a request for the names of an artifact; the parameters are the fields of the form. */
export async function handleArtifact(request: Request): Promise<Response> {
  const checked = await loadCheckedForm(readBuildForm(new URL(request.url).searchParams));
  const response = artifactResponse(checked, await loadEvidence(checked));
  if (!response.ok) return respondProblem({ status: 422, ...response.failure });
  const { freshness } = await loadKairos();
  return respondJson(stamped(response.value, freshness));
}
