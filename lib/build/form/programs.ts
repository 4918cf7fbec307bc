import type { SemVer } from '@/lib/names/versions/model';
import { parseSemVer } from '@/lib/names/versions/parse-semver';
import { isAtLeast } from '@/lib/names/versions/span';

import type { BuildContext } from './build-context';
import type { CheckedVersion, Programs } from './model';
import {
  auroraBootOf,
  FIRST_BUILT_WITH_INIT,
  FIRST_SHARED_VERSION,
  INIT_RELEASES,
  initOfRelease,
  isShared,
} from './release-programs';

/** What decides the programs of an artifact. */
export type ProgramChoice = {
  readonly official: boolean;
  /** The version of the image; its numbers are null for a commit. */
  readonly version: string;
  readonly versionNumbers: SemVer | null;
  /** As chosen; null for the default. */
  readonly release: CheckedVersion | null;
  readonly kairosInit: CheckedVersion | null;
};

/**
 * The first kairos-init of each call syntax. A Dockerfile works only with versions of its syntax. After v0.17
 * the next version is v4.3.0.
 */
const FIRST_OF_EACH_SYNTAX = ['v0.4.0', 'v0.5.0', 'v0.6.0', 'v0.18.0'] as const;

/**
 * Decides the programs of an artifact. An official one has those of its release. A self-built one has those of
 * the chosen release, else of the release that used the chosen kairos-init, else of the release whose version it
 * has, else of the latest. A chosen kairos-init is used, or refused with the reason.
 */
export function programsOf(choice: ProgramChoice, context: BuildContext): Programs {
  const { official, version, versionNumbers, release, kairosInit } = choice;
  if (official) return ofRelease(version, versionNumbers, context);
  if (release !== null) {
    const programs = ofRelease(withV(release.text), release.numbers, context);
    return kairosInit === null ? programs : withInit(programs, kairosInit);
  }
  if (kairosInit !== null) return ofInit(withV(kairosInit.text), kairosInit.numbers, context);
  if (context.releaseTags.has(version) && initOfRelease(version) !== null) {
    const programs = ofRelease(version, versionNumbers, context);
    const because = `The image has the version of Kairos ${version}, so it gets the programs of that release.`;
    return { ...programs, because };
  }
  return ofLatest(context);
}

function ofLatest(context: BuildContext): Programs {
  const { latestRelease } = context;
  const isKnown = latestRelease !== null && initOfRelease(latestRelease) !== null;
  const tag = isKnown ? latestRelease : (INIT_RELEASES.at(-1)?.tag ?? null);
  if (tag === null) throw new Error('The table of releases is empty');
  const numbers = parseSemVer(tag);
  const programs = ofRelease(tag, numbers.ok ? numbers.value : null, context);
  const because =
    tag === latestRelease
      ? `Kairos ${tag} is the latest release; choose another one to build with its programs.`
      : `Kairos ${tag} is the latest release whose programs were read.`;
  return { ...programs, because };
}

function ofRelease(release: string, numbers: SemVer | null, context: BuildContext): Programs {
  const kairosInit = initOfRelease(release);
  if (kairosInit === null) return nothing(whyUnknown(release, numbers));
  const isRead = INIT_RELEASES.some(({ tag }) => tag === release);
  const because = isRead
    ? `Kairos ${release} was built with kairos-init ${kairosInit}.`
    : `Since ${FIRST_SHARED_VERSION} kairos-init has the version of Kairos. That is the rule: what ${release} itself was built with was not read.`;
  return { ...toolsOf(release, context), kairosInit, isPinnedInit: true, because, refusal: null };
}

function whyUnknown(release: string, numbers: SemVer | null): string {
  return numbers !== null && !isAtLeast({ ...numbers, prerelease: [] }, FIRST_BUILT_WITH_INIT)
    ? `Before ${FIRST_BUILT_WITH_INIT} Kairos was built with Earthly, and not with kairos-init.`
    : `With which programs ${release} was built is unknown.`;
}

/** Uses a chosen kairos-init with the Dockerfile of a chosen release, if that calls it in the same way. */
function withInit(programs: Programs, { text, numbers }: CheckedVersion): Programs {
  const { release, kairosInit: pinned } = programs;
  const kairosInit = withV(text);
  if (release === null || pinned === null || pinned === kairosInit) return programs;
  if (syntaxOf(numbers) === syntaxOfTag(pinned)) {
    const because = `Kairos ${release} was built with kairos-init ${pinned}; the chosen ${kairosInit} is used instead.`;
    return { ...programs, kairosInit, isPinnedInit: false, because };
  }
  const refusal = `kairos-init ${kairosInit} cannot be used with Kairos ${release}: the Dockerfile of that release calls it as ${pinned} is called, which is another syntax.`;
  return { ...nothing(refusal), refusal };
}

function ofInit(kairosInit: string, numbers: SemVer, context: BuildContext): Programs {
  if (isShared(numbers)) {
    const because = `Since ${FIRST_SHARED_VERSION} kairos-init has the version of Kairos. That is the rule: what ${kairosInit} itself contains was not read.`;
    const tools = toolsOf(kairosInit, context);
    return { ...tools, kairosInit, isPinnedInit: true, because, refusal: null };
  }
  const row = INIT_RELEASES.findLast((release) => isAtLeast(numbers, release.kairosInit));
  if (row === undefined || syntaxOf(numbers) !== syntaxOfTag(row.kairosInit)) {
    const because = `No release that was read used kairos-init ${kairosInit}, or an older one of its syntax.`;
    return { ...nothing(because), kairosInit };
  }
  const isPinnedInit = row.kairosInit === kairosInit;
  const because = isPinnedInit
    ? `Kairos ${row.tag} was built with kairos-init ${kairosInit}.`
    : `No release that was read used kairos-init ${kairosInit}. The other programs are those of Kairos ${row.tag}, which used ${row.kairosInit}.`;
  return { ...toolsOf(row.tag, context), kairosInit, isPinnedInit, because, refusal: null };
}

function toolsOf(
  release: string,
  { latestAuroraBoot }: BuildContext,
): Pick<Programs, 'release' | 'auroraBoot' | 'auroraBootBecause'> {
  const { version, because } = auroraBootOf(release, latestAuroraBoot);
  return { release, auroraBoot: version, auroraBootBecause: because };
}

function nothing(because: string): Programs {
  return {
    release: null,
    kairosInit: null,
    auroraBoot: null,
    isPinnedInit: false,
    because,
    auroraBootBecause: because,
    refusal: null,
  };
}

function syntaxOf(numbers: SemVer): string | undefined {
  return FIRST_OF_EACH_SYNTAX.findLast((first) => isAtLeast(numbers, first));
}

function syntaxOfTag(tag: string): string | undefined {
  const parsed = parseSemVer(tag);
  return parsed.ok ? syntaxOf(parsed.value) : undefined;
}

/** The tag of a version: with a `v`, which is optional in the form. */
function withV(version: string): string {
  return version.replace(/^(?=[0-9])/, 'v');
}
