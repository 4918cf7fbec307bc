import type { TestedJob } from '@/lib/matrix/jobs/model';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

import type { BuildField, NormalForm } from './model';
import { releaseChoices } from './release-choices';
import { initOfRelease } from './release-programs';

/** A value that can be typed, with words about it. */
export type Suggestion = { readonly value: string; readonly words: string };

/** What values are suggested from. */
type SuggestionSources = {
  readonly jobs: readonly TestedJob[];
  /** The files of the release of the form's version; null where they were not read. */
  readonly assetNames: readonly string[] | null;
};

/** For fields that are typed: values that exist. */
export type Suggestions = Readonly<Partial<Record<BuildField, readonly Suggestion[]>>>;

/** Releases that are offered as a version, newest first. */
const MOST_VERSIONS = 80;

/**
 * Suggests base images out of the tests, and versions and words out of the releases. Prereleases are not
 * suggested.
 */
export function suggestValues(
  form: NormalForm,
  { jobs, assetNames }: SuggestionSources,
  releases: readonly ReleaseEntry[],
): Suggestions {
  const choices = releaseChoices(assetNames ?? [], form);
  const versions = releases
    .filter(({ isPreliminary }) => !isPreliminary)
    .slice(0, MOST_VERSIONS)
    .map(({ release }) => release.tag);
  return {
    base: basesOf(jobs),
    flavor: bare(choices.flavor),
    flavorRelease: bare(choices.flavorRelease),
    kubernetesVersion: bare(choices.kubernetesVersion.filter((version) => version !== '')),
    version: bare(versions),
    release: bare(versions.filter((tag) => initOfRelease(tag) !== null)),
    kairosInit: bare(initsOf(versions)),
  };
}

/** The kairos-init of each release, once. */
function initsOf(tags: readonly string[]): readonly string[] {
  return [...new Set(tags.flatMap((tag) => initOfRelease(tag) ?? []))];
}

/** The base images that are tested, each with its results. */
function basesOf(jobs: readonly TestedJob[]): readonly Suggestion[] {
  const states = new Map<string, Set<string>>();
  for (const { baseImage, result } of jobs) {
    if (baseImage === null) continue;
    const seen = states.get(baseImage) ?? new Set();
    states.set(baseImage, seen.add(CONCLUSION_WORDS[result?.conclusion ?? 'unknown']));
  }
  return [...states].map(([value, words]) => ({
    value,
    words: `tested: ${[...words].join(', ')}`,
  }));
}

function bare(values: readonly string[]): readonly Suggestion[] {
  return values.map((value) => ({ value, words: '' }));
}
