import 'server-only';
import { cache } from 'react';

import { checkArtifact } from '@/lib/build/form/check-artifact';
import { formOptions } from '@/lib/build/form/form-options';
import type { BuildForm, CheckedArtifact } from '@/lib/build/form/model';
import { suggestValues } from '@/lib/build/form/suggest-values';
import type { BuildPageData } from '@/lib/site/model/build-page';
import { formatBuildForm, readBuildForm } from '@/lib/site/url/build-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { loadBuiltArtifact } from './load-built-artifact';
import { loadEvidence } from './load-evidence';
import { siteUrl } from './site-url';

/** Loads the builder for the form that a URL holds. */
export function loadBuildPage(asked: URLSearchParams): Promise<BuildPageData> {
  return loadByText(asked.toString());
}

const loadByText = cache(async (text: string): Promise<BuildPageData> => {
  const typed = readBuildForm(new URLSearchParams(text));
  const { form, artifact, problems, changes } = checkArtifact(typed);
  const evidence = await loadEvidence(form);
  return {
    typed,
    normal: form,
    problems,
    changes,
    built: artifact === null ? null : await loadBuiltArtifact(artifact, evidence),
    options: formOptions(form),
    suggestions: suggestValues(form, evidence, evidence.releases?.releases.entries ?? []),
    derived: derivedOf(artifact),
    permalink: `${siteUrl().origin}${withQuery(paths.build, formatBuildForm(typed))}`,
    gridFreshness: evidence.jobsFreshness,
    releasesFreshness: evidence.releases?.freshness ?? null,
    now: new Date().toISOString(),
  };
});

function derivedOf(artifact: CheckedArtifact | null): Partial<BuildForm> {
  if (artifact === null) return {};
  const { flavor, flavorRelease, variant } = artifact;
  return { flavor, flavorRelease, variant };
}
