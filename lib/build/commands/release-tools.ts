import type { CheckedArtifact } from '@/lib/build/form/model';
import type { SemVer } from '@/lib/names/versions/model';
import { parseSemVer } from '@/lib/names/versions/parse-semver';
import { isAtLeast } from '@/lib/names/versions/span';
import { COMPONENT_VERSIONS } from '@/lib/releases/component-versions/find-component-versions';

/** The programs that belong to an artifact; null where they are not known. */
export type ReleaseTools = {
  /** The tag of the kairos repository whose Dockerfile is meant. */
  readonly release: string | null;
  /** The tag of the kairos-init image, with its `v`. */
  readonly kairosInit: string | null;
  /** The tag of the AuroraBoot image. */
  readonly auroraBoot: string | null;
  /** Whether the release used this kairos-init itself. */
  readonly isOwnInit: boolean;
  /** How they were found, in a sentence. */
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

/** Before, Kairos was built with Earthly. A prerelease of it is older, and may have been built either way. */
const FIRST_BUILT_WITH_INIT = 'v3.4.0';

/** Since then kairos-init has the version of Kairos itself. */
const FIRST_SHARED_VERSION = 'v4.3.0';

/**
 * The first kairos-init of each way in which it is called; a Dockerfile fits those of its own way alone.
 * After v0.17 there was none until it took the version of Kairos.
 */
const FIRSTS_OF_A_WAY = ['v0.4.0', 'v0.5.0', 'v0.6.0', 'v0.18.0'] as const;

/**
 * Finds the programs of an artifact: those of its release where Kairos publishes it, and for an image of
 * one's own those of the release that used the chosen kairos-init, or of the newest that is known.
 */
export function toolsOf(artifact: CheckedArtifact): ReleaseTools {
  const { official, version, versionNumbers, kairosInit } = artifact;
  if (official) return officialTools(version, versionNumbers);
  if (kairosInit !== null) return toolsOfInit(tagOf(kairosInit.text), kairosInit.numbers);
  const newest = RELEASES.at(-1);
  if (newest === undefined) throw new Error('no release is known');
  return {
    ...toolsOfRow(newest),
    because: `No version of kairos-init was chosen. These are the programs of Kairos ${newest[0]}, the newest release for which all are known.`,
  };
}

function officialTools(release: string, numbers: SemVer | null): ReleaseTools {
  const row = RELEASES.find(([tag]) => tag === release);
  if (row !== undefined) {
    return { ...toolsOfRow(row), because: `Kairos ${release} was built with these programs.` };
  }
  if (numbers !== null && isShared(numbers)) {
    const because = `Since ${FIRST_SHARED_VERSION} kairos-init has the version of Kairos. That is the rule: what ${release} itself was built with was not read.`;
    return { release, kairosInit: release, auroraBoot: null, isOwnInit: true, because };
  }
  const because =
    numbers !== null && !isAtLeast({ ...numbers, prerelease: [] }, FIRST_BUILT_WITH_INIT)
      ? `Before ${FIRST_BUILT_WITH_INIT} Kairos was built with Earthly, and not with kairos-init.`
      : `With which programs ${release} was built is not known here.`;
  return { release: null, kairosInit: null, auroraBoot: null, isOwnInit: false, because };
}

function toolsOfInit(kairosInit: string, numbers: SemVer): ReleaseTools {
  if (numbers.build.length > 0) {
    const because = `There is no image of kairos-init ${kairosInit}: a tag cannot hold “+”.`;
    return { release: null, kairosInit: null, auroraBoot: null, isOwnInit: false, because };
  }
  if (isShared(numbers)) {
    const because = `Since ${FIRST_SHARED_VERSION} kairos-init has the version of Kairos. That is the rule: what ${kairosInit} itself holds was not read.`;
    return { release: kairosInit, kairosInit, auroraBoot: null, isOwnInit: true, because };
  }
  const row = RELEASES.findLast(([, init]) => isAtLeast(numbers, init));
  if (row === undefined || wayOf(numbers) !== wayOfTag(row[1])) {
    const because = `No release is known that used kairos-init ${kairosInit}, or an older one of its kind.`;
    return { release: null, kairosInit, auroraBoot: null, isOwnInit: false, because };
  }
  const isOwnInit = row[1] === kairosInit;
  const because = isOwnInit
    ? `Kairos ${row[0]} used kairos-init ${kairosInit}.`
    : `No release is known that used kairos-init ${kairosInit}. The other programs are those of Kairos ${row[0]}, which used ${row[1]}.`;
  return { ...toolsOfRow(row), kairosInit, isOwnInit, because };
}

function isShared(numbers: SemVer): boolean {
  const isPlain = numbers.prerelease.length === 0 && numbers.build.length === 0;
  return isPlain && isAtLeast(numbers, FIRST_SHARED_VERSION);
}

function wayOf(numbers: SemVer): string | undefined {
  return FIRSTS_OF_A_WAY.findLast((first) => isAtLeast(numbers, first));
}

function wayOfTag(tag: string): string | undefined {
  const parsed = parseSemVer(tag);
  return parsed.ok ? wayOf(parsed.value) : undefined;
}

function toolsOfRow([release, kairosInit, auroraBoot]: Row): Omit<ReleaseTools, 'because'> {
  return { release, kairosInit, auroraBoot, isOwnInit: true };
}

/** Writes the tag of a version: with a `v`, which a typed version may lack. */
function tagOf(version: string): string {
  return version.replace(/^(?=[0-9])/, 'v');
}
