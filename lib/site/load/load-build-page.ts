import 'server-only';
import { cache } from 'react';

import { recipesFor } from '@/lib/build/commands/recipes-for';
import { checkArtifact } from '@/lib/build/form/check-artifact';
import { formOfDecoded } from '@/lib/build/form/decode-to-form';
import {
  BUILD_KINDS,
  type BuildField,
  type BuildForm,
  type CheckedArtifact,
} from '@/lib/build/form/model';
import { namesOf } from '@/lib/build/form/names';
import { optionStates } from '@/lib/build/form/option-states';
import { publishedEvidence } from '@/lib/build/form/published-evidence';
import { normalizeForm } from '@/lib/build/form/read-form';
import { releaseChoices } from '@/lib/build/form/release-choices';
import { testedEvidence } from '@/lib/build/form/tested-evidence';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import { decode } from '@/lib/names/artifacts/decode';
import { ARCHES, KUBERNETES_DISTROS, VARIANTS } from '@/lib/names/artifacts/model';
import { KNOWN_MODELS } from '@/lib/names/artifacts/words';
import { findComponent } from '@/lib/names/catalog/find-component';
import { arrangeAssets, type ArtifactGroup } from '@/lib/releases/list/arrange-assets';
import { findRelease } from '@/lib/releases/list/find-release';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import type {
  ArtifactSources,
  BuildPageData,
  BuiltArtifact,
  DecodePageData,
  Suggestion,
} from '@/lib/site/model/build-view';
import type { ComponentView } from '@/lib/site/model/releases-view';
import { formatBuildForm, readBuildForm } from '@/lib/site/url/build-query';
import { paths, releasePath, withQuery } from '@/lib/site/url/paths';

import { loadCertificate } from './load-certificate';
import { loadComponent } from './load-releases';
import { loadTestedJobs } from './load-tested-jobs';
import { verificationsOf } from './read-release';
import { siteUrl } from './site-url';

/** Longest text that is decoded. */
const TEXT_LIMIT = 10_240;

/** Loads the builder for the form that an address holds. */
export function loadBuildPage(asked: URLSearchParams): Promise<BuildPageData> {
  return loadByText(asked.toString());
}

const loadByText = cache(async (text: string): Promise<BuildPageData> => {
  const form = readBuildForm(new URLSearchParams(text));
  const { artifact, problems, changes } = checkArtifact(form);
  const { jobs, freshness: gridFreshness } = await loadTestedJobs();
  const releases = await releasesOf(form);
  const entry = releases === null ? null : entryOf(releases, form.version.trim());
  const assetNames = entry === null ? null : namesIn(releases, entry);
  return {
    form,
    problems,
    changes,
    built: artifact === null ? null : await build(artifact, { jobs, releases, entry, assetNames }),
    options: optionsOf(form),
    suggestions: suggestionsOf(form, { jobs, releases, assetNames }),
    derived: derivedOf(artifact),
    permalink: `${siteUrl().origin}${withQuery(paths.build, formatBuildForm(form))}`,
    gridFreshness,
    releasesFreshness: releases?.freshness ?? null,
    now: new Date().toISOString(),
  };
});

/** Loads the page that decodes a text, and what the builder makes of it. */
export function loadDecodePage(asked: URLSearchParams): DecodePageData {
  const text = (asked.get('name') ?? '').slice(0, TEXT_LIMIT);
  const decoded = text.trim() === '' ? null : decode(text);
  return { text, decoded, opened: decoded === null ? null : formOfDecoded(decoded) };
}

/** Loads what the evidence of a form's artifact is read from. */
export async function loadKnownOf(form: BuildForm): Promise<ArtifactSources> {
  const { jobs } = await loadTestedJobs();
  const releases = await releasesOf(form);
  const entry = releases === null ? null : entryOf(releases, form.version.trim());
  return { jobs, assetNames: entry === null ? null : namesIn(releases, entry) };
}

/**
 * The component whose releases carry the files of a form's image: up to v2.3 those with Kubernetes were
 * released by the provider.
 */
async function releasesOf(form: BuildForm): Promise<ComponentView | null> {
  const { kubernetes, variant, version } = normalizeForm(form);
  const isStandard = kubernetes !== '' || variant === 'standard';
  const isEarly = /^v?(?:0|1|2\.[0-3])\./.test(version);
  const component = findComponent(isStandard && isEarly ? 'provider-kairos' : 'kairos');
  return component === null ? null : loadComponent(component);
}

function entryOf({ releases }: ComponentView, version: string): ReleaseEntry | null {
  return version === '' ? null : findRelease(releases.entries, version);
}

/** The names of a release's files; null where they are not known. */
function namesIn(view: ComponentView | null, { release }: ReleaseEntry): readonly string[] | null {
  return view === null || view.snapshot !== null ? null : release.assets.map(({ name }) => name);
}

type Known = ArtifactSources & {
  readonly releases: ComponentView | null;
  readonly entry: ReleaseEntry | null;
};

async function build(artifact: CheckedArtifact, known: Known): Promise<BuiltArtifact> {
  const { jobs, assetNames, entry, releases } = known;
  const names = namesOf(artifact);
  const published = publishedEvidence(artifact, assetNames);
  const groups =
    entry === null
      ? []
      : arrangeAssets(entry.release.assets, {
          component: entry.componentId,
          tag: entry.release.tag,
        }).groups;
  const group = groups.find((each) => holds(each, published.file)) ?? null;
  const signer =
    group === null || releases === null ? null : await loadCertificate(releases, group, groups);
  return {
    artifact,
    names,
    tested: testedEvidence(artifact, jobs),
    published,
    releasePath:
      entry === null || !artifact.official
        ? null
        : releasePath(entry.componentId, entry.release.tag),
    group: artifact.official ? group : null,
    recipes: recipesFor(artifact, names, { digest: null }),
    verifications:
      entry === null || group === null || !artifact.official
        ? []
        : verificationsOf(entry, group, signer?.identity ?? null),
  };
}

function holds({ main, companions }: ArtifactGroup, file: string | null): boolean {
  return [main, ...companions].some(({ asset }) => asset.name === file);
}

/** Fields with a fixed set of words. */
const WORDS: readonly (readonly [BuildField, readonly string[]])[] = [
  ['variant', ['', ...VARIANTS]],
  ['arch', ARCHES],
  ['model', ['generic', ...KNOWN_MODELS.filter((model) => model !== 'generic').toSorted()]],
  ['kubernetes', ['', ...KUBERNETES_DISTROS]],
  ['kind', BUILD_KINDS],
];

function optionsOf(form: BuildForm): BuildPageData['options'] {
  const settled = normalizeForm(form);
  return Object.fromEntries(
    WORDS.map(([field, words]) => [field, optionStates(settled, field, words)]),
  );
}

type Suggesting = {
  readonly jobs: readonly TestedJob[];
  readonly releases: ComponentView | null;
  readonly assetNames: readonly string[] | null;
};

function suggestionsOf(
  form: BuildForm,
  { jobs, releases, assetNames }: Suggesting,
): BuildPageData['suggestions'] {
  const choices = releaseChoices(assetNames ?? [], normalizeForm(form));
  return {
    base: basesOf(jobs),
    flavor: bare(choices.flavor),
    flavorRelease: bare(choices.flavorRelease),
    kubernetesVersion: bare(choices.kubernetesVersion.filter((version) => version !== '')),
    version: (releases?.releases.entries ?? [])
      .filter(({ isPreliminary }) => !isPreliminary)
      .slice(0, 80)
      .map(({ release: { tag } }) => ({ value: tag, words: '' })),
  };
}

/** The base images that are tested, each with how it fared. */
function basesOf(jobs: readonly TestedJob[]): readonly Suggestion[] {
  const states = new Map<string, Set<string>>();
  for (const { baseImage, result } of jobs) {
    if (baseImage === null) continue;
    const known = states.get(baseImage) ?? new Set();
    states.set(baseImage, known.add(CONCLUSION_WORDS[result?.conclusion ?? 'unknown']));
  }
  return [...states].map(([value, words]) => ({
    value,
    words: `tested: ${[...words].join(', ')}`,
  }));
}

function derivedOf(artifact: CheckedArtifact | null): Partial<BuildForm> {
  if (artifact === null) return {};
  const { flavor, flavorRelease, variant } = artifact;
  return { flavor, flavorRelease, variant };
}

function bare(values: readonly string[]): readonly Suggestion[] {
  return values.map((value) => ({ value, words: '' }));
}
