import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { parseSemVer } from '@/lib/names/versions/parse-semver';
import { isAtLeast } from '@/lib/names/versions/span';
import type { ReleaseListing, Verdict } from '@/lib/releases/existence/model';
import { nearestWords } from '@/lib/releases/existence/nearest-words';
import { releaseExistence } from '@/lib/releases/existence/release-existence';

import type { CheckedForm, FieldProblem, NormalForm } from './model';
import { whyOwnImage } from './own-image';
import { readBase } from './read-base';

/** The releases that a form may name: those of Kairos, and those of kairos-init. */
export type Listings = { readonly kairos: ReleaseListing; readonly kairosInit: ReleaseListing };

/** Since this release kairos-init has the version of Kairos, whose repository it moved to. */
const FIRST_COMMON_VERSION = 'v4.3.0';

/**
 * Refuses a form whose release of Kairos or of kairos-init does not exist, with the nearest. The version of a
 * self-built image may be any; a note says so where it looks like a release and is none.
 */
export function refuseMissingReleases(checked: CheckedForm, listings: Listings): CheckedForm {
  const problems = [
    ...releaseProblems(checked.form, listings.kairos),
    ...initProblems(checked.form, listings),
  ];
  if (problems.length === 0) return checked;
  const refused = new Set(
    problems.flatMap(({ field, severity }) => (severity === 'error' ? [field] : [])),
  );
  const isRefused = refused.size > 0;
  return {
    ...checked,
    artifact: isRefused ? null : checked.artifact,
    // Which releases exist says more about a field than why it cannot be read.
    problems: [...problems, ...checked.problems.filter(({ field }) => !refused.has(field))],
  };
}

function releaseProblems(form: NormalForm, listing: ReleaseListing): readonly FieldProblem[] {
  const { release, version, naming } = form;
  const chosen = release === '' ? null : releaseExistence(listing, release);
  if (chosen?.state === 'missing') return [refusal('release', chosen)];
  const isVersion = naming !== 'E6' && readKairosVersion(version) !== null;
  const named = isVersion ? releaseExistence(listing, version) : null;
  if (named?.state !== 'missing') return [];
  const isOwn = whyOwnImage(form, readBase(form).value) !== null;
  if (!isOwn) return [refusal('version', named)];
  return looksLikeRelease(listing, version) ? [note(version, named)] : [];
}

function initProblems(
  { kairosInit: typed }: NormalForm,
  { kairos, kairosInit }: Listings,
): readonly FieldProblem[] {
  const version = parseSemVer(typed);
  if (!version.ok) return [];
  const isCommon = isAtLeast(version.value, FIRST_COMMON_VERSION);
  const chosen = releaseExistence(isCommon ? kairos : kairosInit, typed);
  return chosen.state === 'missing' ? [refusal('kairosInit', chosen)] : [];
}

function refusal(
  field: 'release' | 'version' | 'kairosInit',
  { reason, nearest }: Verdict,
): FieldProblem {
  const [first] = nearest;
  return {
    field,
    message: `${reason}${nearestWords(nearest)}`,
    severity: 'error',
    source: field === 'kairosInit' ? INIT_RELEASES : RELEASES,
    fix: first === undefined ? null : { [field]: first },
  };
}

const RELEASES = 'https://github.com/kairos-io/kairos/releases';
const INIT_RELEASES = 'https://github.com/kairos-io/kairos-init/releases';

/** Whether a version is of a minor line that Kairos has, so that a release may be meant. */
function looksLikeRelease({ entries }: ReleaseListing, version: string): boolean {
  const line = /^v?([0-9]+\.[0-9]+)\./.exec(version)?.[1];
  return entries.some((entry) => entry.line === line && entry.version.class === 'kairos');
}

function note(version: string, { reason, nearest }: Verdict): FieldProblem {
  return {
    field: 'version',
    message: `${reason} ${version} is used as the version of your image.${nearestWords(nearest)}`,
    severity: 'note',
    source: RELEASES,
    fix: null,
  };
}
