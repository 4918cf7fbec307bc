import { listWords } from '@/lib/base/text/list-words';
import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import type { ReleaseListing, Verdict } from '@/lib/releases/existence/model';
import { releaseExistence } from '@/lib/releases/existence/release-existence';

import type { CheckedForm, FieldProblem, NormalForm } from './model';
import { whyOwnImage } from './own-image';
import { readBase } from './read-base';

/**
 * Refuses a form whose release of Kairos does not exist, with the nearest. The version of a self-built image may be
 * any; that it is no release is worth a note where it looks like one.
 */
export function refuseMissingReleases(checked: CheckedForm, listing: ReleaseListing): CheckedForm {
  const problems = problemsOf(checked.form, listing);
  if (problems.length === 0) return checked;
  const isRefused = problems.some(({ severity }) => severity === 'error');
  return {
    ...checked,
    artifact: isRefused ? null : checked.artifact,
    problems: [...problems, ...checked.problems],
  };
}

function problemsOf(form: NormalForm, listing: ReleaseListing): readonly FieldProblem[] {
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

function refusal(field: 'release' | 'version', { reason, nearest }: Verdict): FieldProblem {
  const [first] = nearest;
  const hint = nearest.length === 0 ? '' : ` The nearest are ${listWords(nearest)}.`;
  return {
    field,
    message: `${reason}${hint}`,
    severity: 'error',
    source: RELEASES,
    fix: first === undefined ? null : { [field]: first },
  };
}

const RELEASES = 'https://github.com/kairos-io/kairos/releases';

/** Whether a version is of a minor line that Kairos has, so that a release may be meant. */
function looksLikeRelease({ entries }: ReleaseListing, version: string): boolean {
  const line = /^v?([0-9]+\.[0-9]+)\./.exec(version)?.[1];
  return entries.some((entry) => entry.line === line && entry.version.class === 'kairos');
}

function note(version: string, { reason, nearest }: Verdict): FieldProblem {
  const hint = nearest.length === 0 ? '' : ` The nearest are ${listWords(nearest)}.`;
  return {
    field: 'version',
    message: `${reason} ${version} is used as the version of your image.${hint}`,
    severity: 'note',
    source: RELEASES,
    fix: null,
  };
}
