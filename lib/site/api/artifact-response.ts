import { fail, ok } from '@/lib/base/result';
import { evidenceOf, withEvidence, type EvidenceSources } from '@/lib/build/form/artifact-evidence';
import type { CheckedForm, FieldProblem } from '@/lib/build/form/model';
import { namesOf } from '@/lib/build/form/names';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { Verdict } from '@/lib/releases/existence/model';

import type { Unprocessable } from './problem-response';

/**
 * Shapes a checked form into the response of `GET /api/v1/artifact`, or into the reasons against it. `sources` is not
 * read for a form that is refused.
 */
export function artifactResponse(form: CheckedForm, sources: EvidenceSources) {
  const { artifact } = form;
  if (artifact === null) return fail(refusal(form.problems));
  const evidence = evidenceOf(artifact, sources);
  const { problems, changes } = withEvidence(form, artifact, evidence);
  const { era, tag, reference, fileNames } = namesOf(artifact);
  const { cell, closest, ...tested } = evidence.tested;
  const { release, kairosInit, auroraBoot } = artifact.programs;
  return ok({
    publisher: artifact.official ? ('kairos' as const) : ('you' as const),
    era,
    tag,
    reference,
    versions: { image: artifact.version, release, kairosInit, auroraBoot },
    fileNames,
    problems: [
      ...changes.map(({ field, was, reason }) => ({
        field,
        message: `“${was}” is not used. ${reason}`,
      })),
      ...problems.map(messageOf),
    ],
    tested: {
      ...tested,
      cell: cell === null ? null : jobSummary(cell),
      closest: closest.map(({ job, differs }) => ({ ...jobSummary(job), differs })),
    },
    published: publishedResponse(evidence.published.artifact),
  });
}

const PUBLISHED_STATES = {
  exists: 'published',
  missing: 'not',
  'not-published': 'not',
  unknown: 'unknown',
} as const;

function publishedResponse({ state, reason, nearest, link, source }: Verdict) {
  const file = link === null ? null : decodeURIComponent(link.slice(link.lastIndexOf('/') + 1));
  return { state: PUBLISHED_STATES[state], existence: state, file, reason, nearest, link, source };
}

function refusal(problems: readonly FieldProblem[]): Unprocessable {
  const errors = problems.filter(({ severity }) => severity === 'error').map(messageOf);
  return {
    title: 'Invalid artifact',
    detail: errors.map(({ field, message }) => `${field}: ${message}`).join(' '),
    problems: errors,
  };
}

function messageOf({ field, message }: FieldProblem) {
  return { field, message };
}

function jobSummary({ id, name, url, result }: TestedJob) {
  return {
    id,
    name,
    url,
    conclusion: result?.conclusion ?? null,
    completedAt: result?.completedAt ?? null,
  };
}
