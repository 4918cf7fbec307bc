import type { CheckedArtifact } from '@/lib/build/form/model';
import type { SemVer } from '@/lib/names/versions/model';
import { parseSemVer } from '@/lib/names/versions/parse-semver';
import { isAtLeast } from '@/lib/names/versions/span';
import { COMPONENT_VERSIONS } from '@/lib/releases/component-versions/find-component-versions';

/** The versions of the programs that build an artifact; null if unknown. */
export type ReleaseTools = {
  /** The tag of the kairos repository with the Dockerfile. */
  readonly release: string | null;
  /** The tag of the kairos-init image, with its `v`. */
  readonly kairosInit: string | null;
  /** The tag of the AuroraBoot image. */
  readonly auroraBoot: string | null;
  /** Whether `release` pins this `kairosInit`. */
  readonly isPinnedInit: boolean;
  /** A sentence on where they come from. */
  readonly because: string;
};

type Row = readonly [release: string, kairosInit: string, auroraBoot: string | null];

/** What each release was built with, oldest version first; AuroraBoot where a workflow pins it. */
const RELEASES: readonly Row[] = COMPONENT_VERSIONS.flatMap(({ tag, programs }) => {
  const kairosInit = programs['kairos-init'];
  return kairosInit === undefined
    ? []
    : [[tag, kairosInit, programs['auroraboot'] ?? null] as const];
});

/** Earlier releases were built with Earthly; prereleases of this one may have been built with either. */
const FIRST_BUILT_WITH_INIT = 'v3.4.0';

/** Since this version kairos-init has the version of Kairos. */
const FIRST_SHARED_VERSION = 'v4.3.0';

/**
 * The first kairos-init of each call syntax. A Dockerfile works only with versions of its syntax. After v0.17
 * the next version is v4.3.0.
 */
const FIRST_OF_EACH_SYNTAX = ['v0.4.0', 'v0.5.0', 'v0.6.0', 'v0.18.0'] as const;

/**
 * Finds the programs for an artifact: those of its release for an official one; for a self-built one those of
 * the release that used the chosen kairos-init, or by default those of the latest release in the table.
 */
export function toolsOf(artifact: CheckedArtifact): ReleaseTools {
  const { official, version, versionNumbers, kairosInit } = artifact;
  if (official) return officialTools(version, versionNumbers);
  if (kairosInit !== null) return toolsOfInit(tagOf(kairosInit.text), kairosInit.numbers);
  const latest = RELEASES.at(-1);
  if (latest === undefined) throw new Error('The table of releases is empty');
  return {
    ...toolsOfRow(latest),
    because: `No version of kairos-init was chosen. These are the programs of Kairos ${latest[0]}, the newest release for which all are known.`,
  };
}

function officialTools(release: string, numbers: SemVer | null): ReleaseTools {
  const row = RELEASES.find(([tag]) => tag === release);
  if (row !== undefined) {
    return { ...toolsOfRow(row), because: `Kairos ${release} was built with these programs.` };
  }
  if (numbers !== null && isShared(numbers)) {
    const because = `Since ${FIRST_SHARED_VERSION} kairos-init has the version of Kairos. That is the rule: what ${release} itself was built with was not read.`;
    return { release, kairosInit: release, auroraBoot: null, isPinnedInit: true, because };
  }
  const because =
    numbers !== null && !isAtLeast({ ...numbers, prerelease: [] }, FIRST_BUILT_WITH_INIT)
      ? `Before ${FIRST_BUILT_WITH_INIT} Kairos was built with Earthly, and not with kairos-init.`
      : `With which programs ${release} was built is not known here.`;
  return { release: null, kairosInit: null, auroraBoot: null, isPinnedInit: false, because };
}

function toolsOfInit(kairosInit: string, numbers: SemVer): ReleaseTools {
  if (numbers.build.length > 0) {
    const because = `There is no image of kairos-init ${kairosInit}: a tag cannot hold “+”.`;
    return { release: null, kairosInit: null, auroraBoot: null, isPinnedInit: false, because };
  }
  if (isShared(numbers)) {
    const because = `Since ${FIRST_SHARED_VERSION} kairos-init has the version of Kairos. That is the rule: what ${kairosInit} itself holds was not read.`;
    return { release: kairosInit, kairosInit, auroraBoot: null, isPinnedInit: true, because };
  }
  const row = RELEASES.findLast(([, init]) => isAtLeast(numbers, init));
  if (row === undefined || syntaxOf(numbers) !== syntaxOfTag(row[1])) {
    const because = `No release is known that used kairos-init ${kairosInit}, or an older one of its kind.`;
    return { release: null, kairosInit, auroraBoot: null, isPinnedInit: false, because };
  }
  const isPinnedInit = row[1] === kairosInit;
  const because = isPinnedInit
    ? `Kairos ${row[0]} used kairos-init ${kairosInit}.`
    : `No release is known that used kairos-init ${kairosInit}. The other programs are those of Kairos ${row[0]}, which used ${row[1]}.`;
  return { ...toolsOfRow(row), kairosInit, isPinnedInit, because };
}

function isShared(numbers: SemVer): boolean {
  const isPlain = numbers.prerelease.length === 0 && numbers.build.length === 0;
  return isPlain && isAtLeast(numbers, FIRST_SHARED_VERSION);
}

function syntaxOf(numbers: SemVer): string | undefined {
  return FIRST_OF_EACH_SYNTAX.findLast((first) => isAtLeast(numbers, first));
}

function syntaxOfTag(tag: string): string | undefined {
  const parsed = parseSemVer(tag);
  return parsed.ok ? syntaxOf(parsed.value) : undefined;
}

function toolsOfRow([release, kairosInit, auroraBoot]: Row): Omit<ReleaseTools, 'because'> {
  return { release, kairosInit, auroraBoot, isPinnedInit: true };
}

/** The tag of a version: with a `v`, which a version in the form may lack. */
function tagOf(version: string): string {
  return version.replace(/^(?=[0-9])/, 'v');
}
