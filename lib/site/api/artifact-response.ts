import { fail, ok } from '@/lib/base/result';
import type { CheckedForm, EvidenceSources, FieldProblem } from '@/lib/build/form/model';
import { namesOf } from '@/lib/build/form/names';
import { publishedEvidence } from '@/lib/build/form/published-evidence';
import { testedEvidence } from '@/lib/build/form/tested-evidence';
import type { TestedJob } from '@/lib/matrix/jobs/model';

import type { Unprocessable } from './problem-response';

/** Shapes a checked form into the response of `GET /api/v1/artifact`, or into the reasons against it. */
export function artifactResponse(
  { artifact, problems, changes }: CheckedForm,
  { jobs, assetNames }: EvidenceSources,
) {
  if (artifact === null) return fail(refusal(problems));
  const { era, tag, reference, fileNames } = namesOf(artifact);
  const { state, cell, remark, closest } = testedEvidence(artifact, jobs);
  return ok({
    era,
    tag,
    reference,
    fileNames,
    problems: [
      ...changes.map(({ field, was, reason }) => ({
        field,
        message: `“${was}” was set aside. ${reason}`,
      })),
      ...problems.map(messageOf),
    ],
    tested: {
      state,
      cell: cell === null ? null : jobSummary(cell),
      remark,
      closest: closest.map(({ job, differs }) => ({ ...jobSummary(job), differs })),
    },
    published: publishedEvidence(artifact, assetNames),
  });
}

function refusal(problems: readonly FieldProblem[]): Unprocessable {
  const errors = problems.filter(({ severity }) => severity === 'error').map(messageOf);
  return {
    title: 'No such artifact can be named',
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
