import 'server-only';
import { cache } from 'react';

import { evidenceOf, withEvidence } from '@/lib/build/form/artifact-evidence';
import { formOptions } from '@/lib/build/form/form-options';
import type { BuildForm, CheckedArtifact } from '@/lib/build/form/model';
import { presetsOf } from '@/lib/build/form/presets';
import { startForm } from '@/lib/build/form/start-form';
import { suggestValues } from '@/lib/build/form/suggest-values';
import type { BuildPageData } from '@/lib/site/model/build-page';
import { formatBuildForm, readBuildForm } from '@/lib/site/url/build-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { loadBuiltArtifact } from './load-built-artifact';
import { loadCheckedForm, loadReleaseContext } from './load-checked-form';
import { loadEvidence } from './load-evidence';
import { siteUrl } from './site-url';

/** Loads the builder for the form in a URL. */
export function loadBuildPage(requested: URLSearchParams): Promise<BuildPageData> {
  return loadByText(requested.toString());
}

const loadByText = cache(async (text: string): Promise<BuildPageData> => {
  const requested = readBuildForm(new URLSearchParams(text));
  const { form: typed, isExample } = startForm(requested, (await loadReleaseContext()).context);
  const checked = await loadCheckedForm(typed);
  const { form, artifact, context, changes } = checked;
  const sources = await loadEvidence(checked);
  const evidence = artifact === null ? null : evidenceOf(artifact, sources);
  const { problems } =
    artifact === null || evidence === null ? checked : withEvidence(checked, artifact, evidence);
  const isUntouched = formatBuildForm(requested).size === 0;
  return {
    typed,
    isExample,
    normal: form,
    problems: isUntouched ? [] : problems,
    changes,
    built:
      artifact === null || evidence === null
        ? null
        : await loadBuiltArtifact(artifact, evidence, sources),
    options: formOptions(form, context),
    presets: presetsOf(context),
    suggestions: suggestValues(form, sources, sources.releases.releases.entries),
    derived: derivedOf(artifact),
    permalink: `${siteUrl().origin}${withQuery(paths.build, formatBuildForm(typed))}`,
    gridFreshness: sources.jobsFreshness,
    releasesFreshness: sources.releases.freshness,
    now: new Date().toISOString(),
  };
});

function derivedOf(artifact: CheckedArtifact | null): Partial<BuildForm> {
  if (artifact === null) return {};
  const { flavor, flavorRelease, variant, programs } = artifact;
  return {
    flavor,
    flavorRelease,
    variant,
    ...(programs.release !== null && { release: programs.release }),
    ...(programs.kairosInit !== null && { kairosInit: programs.kairosInit }),
  };
}
